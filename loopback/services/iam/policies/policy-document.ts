import type { Condition } from '../conditions/condition';
import { parseCondition } from '../conditions/condition';
import { malformed } from '../faults';

/** Patterns of `Action` or `NotAction`, or of `Resource` or `NotResource`. */
export interface Selection {
  readonly isNegated: boolean;
  readonly patterns: readonly string[];
}

/** Principals of a trust policy: `*`, or names by kind. */
export type Principals = 'everyone' | ReadonlyMap<'AWS' | 'Service' | 'Federated', readonly string[]>;

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Selection;
  /** In identity policies. */
  readonly resources?: Selection;
  /** In trust policies. */
  readonly principals?: Principals;
  readonly conditions: readonly Condition[];
}

/** Policy whose syntax has been checked. */
export interface PolicyDocument {
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
  /** Size as IAM counts it: without white space. */
  readonly sizeCharacters: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Parses a policy of a role's permissions, given as an object or JSON text. Throws `MalformedPolicyDocument`. */
export function parseIdentityPolicy(value: unknown): PolicyDocument {
  return parsePolicy(value, ['Action', 'NotAction', 'Resource', 'NotResource'], (fields) => ({
    actions: readSelection(fields, 'Action', requireAction),
    resources: readSelection(fields, 'Resource', requireArn),
  }));
}

/** Parses a policy of who may assume a role, given as an object or JSON text. Throws `MalformedPolicyDocument`. */
export function parseTrustPolicy(value: unknown): PolicyDocument {
  return parsePolicy(value, ['Action', 'NotAction', 'Principal'], (fields) => ({
    actions: readSelection(fields, 'Action', requireAction),
    principals: readPrincipals(fields.Principal),
  }));
}

function parsePolicy(
  value: unknown,
  elements: readonly string[],
  read: (fields: Fields) => Pick<Statement, 'actions' | 'resources' | 'principals'>,
): PolicyDocument {
  const document = requireFields(typeof value === 'string' ? parseJson(value) : value, 'A policy');
  requireKnown(document, ['Version', 'Id', 'Statement'], 'A policy');
  const { Version: version = '2008-10-17', Statement: statements } = document;
  if (version !== '2012-10-17' && version !== '2008-10-17') throw malformed(`Version is "${version}".`);
  if (statements === undefined) throw malformed('A policy has no Statement.');
  return {
    hasVariables: version === '2012-10-17',
    sizeCharacters: JSON.stringify(document).length,
    statements: toList(statements).map((one) => {
      const fields = requireFields(one, 'A statement');
      requireKnown(fields, ['Sid', 'Effect', 'Condition', ...elements], 'A statement');
      const { Effect: effect } = fields;
      if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Effect is "${effect}".`);
      return { effect, ...read(fields), conditions: readConditions(fields.Condition) };
    }),
  };
}

/** Reads an element or its `Not` form. Exactly one of them is required. */
function readSelection(fields: Fields, element: string, check: (pattern: string) => void): Selection {
  const { [element]: value, [`Not${element}`]: negated } = fields;
  if ((value === undefined) === (negated === undefined)) {
    throw malformed(`A statement needs either ${element} or Not${element}.`);
  }
  const patterns = toTexts(value ?? negated, element);
  patterns.forEach(check);
  return { isNegated: negated !== undefined, patterns };
}

function readPrincipals(value: unknown): Principals {
  if (value === '*') return 'everyone';
  const names = requireFields(value, 'Principal');
  const kinds = ['AWS', 'Service', 'Federated'] as const;
  requireKnown(names, kinds, 'Principal');
  return new Map(
    kinds.flatMap((kind) => (names[kind] === undefined ? [] : [[kind, toTexts(names[kind], kind)]])),
  );
}

function readConditions(value: unknown): Condition[] {
  if (value === undefined) return [];
  return Object.entries(requireFields(value, 'Condition')).flatMap(([operator, comparisons]) =>
    Object.entries(requireFields(comparisons, operator)).map(([key, expected]) =>
      parseCondition(operator, key, toTexts(expected, key)),
    ),
  );
}

function requireAction(pattern: string): void {
  if (pattern !== '*' && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(pattern)) {
    throw malformed(
      `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: "${pattern}".`,
    );
  }
}

function requireArn(pattern: string): void {
  if (pattern !== '*' && !/^arn:[^:]*:[^:]*:/.test(pattern)) {
    throw malformed(`Resource ${pattern} must be in ARN format or "*".`);
  }
}

function toTexts(value: unknown, where: string): string[] {
  return toList(value).map((one) => {
    if (typeof one === 'string') return one;
    if (typeof one === 'boolean' || typeof one === 'number') return String(one);
    throw malformed(`${where} contains ${JSON.stringify(one)} instead of a string.`);
  });
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function requireFields(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw malformed(`${what} must be an object, not ${JSON.stringify(value)}.`);
}

function requireKnown(fields: Fields, known: readonly string[], what: string): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw malformed(`${what} has no element "${unknown}".`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The policy is not valid JSON.');
  }
}
