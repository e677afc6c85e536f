import type { FailoverEvent } from './contract';
import { AccessDenied, ValidationError } from './errors';

/** A valid event with its defaults filled in. Identifiers are in lower case, as RDS stores them. */
export interface FailoverOrder {
  readonly clusterIdentifier: string;
  readonly target: string | undefined;
  readonly waitSeconds: number;
}

/**
 * Parses an event. Reports all its problems in one error.
 *
 * @throws ValidationError, or AccessDenied if it names a cluster other than the function's
 */
export function parseEvent(event: unknown, ownCluster: string | undefined): FailoverOrder {
  const fields = parseFields(event);
  const requested = fields.clusterIdentifier?.toLowerCase();
  const own = ownCluster?.toLowerCase();
  if (!own) {
    throw new ValidationError(
      'no cluster to fail over: the environment of the function lacks CLUSTER_IDENTIFIER; deploy the function again',
    );
  }
  if (requested !== undefined && requested !== own) {
    throw new AccessDenied(`this function may only fail over ${own}, got ${show(fields.clusterIdentifier)}`);
  }
  return {
    clusterIdentifier: own,
    target: fields.targetInstanceIdentifier?.toLowerCase(),
    waitSeconds: fields.waitSeconds ?? DEFAULT_WAIT_SECONDS,
  };
}

/** Most failovers take 10 s to 60 s; ten times that covers slow ones. */
const DEFAULT_WAIT_SECONDS = 300;

/** Below Lambda's limit of 900 s, with time for the request before and the answer after. */
const MAX_WAIT_SECONDS = 840;

function parseFields(event: unknown): FailoverEvent {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new ValidationError(`event must be a JSON object, got ${show(event)}`);
  }
  const unknown = Object.keys(event).filter((field) => !RULES.has(field));
  const problems = unknown.length > 0 ? [describeUnknown(unknown)] : [];
  for (const [field, value] of Object.entries(event)) {
    const problem = value === undefined ? undefined : RULES.get(field)?.(value);
    if (problem !== undefined) problems.push(`${field} ${problem}`);
  }
  if (problems.length > 0) throw new ValidationError(problems.join('; '));
  return event;
}

/** One problem for all unknown fields, so that the message stays far below Lambda's limit for a response (6 MB). */
function describeUnknown(unknown: readonly string[]): string {
  const shown = unknown.slice(0, MAX_SHOWN_FIELDS).map(show).join(', ');
  const others = unknown.length - MAX_SHOWN_FIELDS;
  return (
    `unknown field${unknown.length > 1 ? 's' : ''} ${shown}${others > 0 ? ` and ${others} more` : ''}, ` +
    `the fields are ${[...RULES.keys()].join(', ')}`
  );
}

const MAX_SHOWN_FIELDS = 3;

/** For each field, a function that describes the problem of a value; undefined if the value is valid. */
const RULES: ReadonlyMap<string, (value: unknown) => string | undefined> = new Map([
  ['clusterIdentifier', findIdentifierProblem],
  ['targetInstanceIdentifier', findIdentifierProblem],
  ['waitSeconds', findWaitProblem],
] satisfies [keyof FailoverEvent, (value: unknown) => string | undefined][]);

/** Uses RDS's message for an invalid identifier. */
function findIdentifierProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return `must be a string, got ${show(value)}`;
  if (value.length > 63) {
    return `is not a valid identifier because it is longer than 63 characters, got ${show(value)}`;
  }
  if (/^[a-z](-?[a-z0-9])*$/i.test(value)) return undefined;
  return (
    'is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, ' +
    `and hyphens; and must not end with a hyphen or contain two consecutive hyphens, got ${show(value)}`
  );
}

function findWaitProblem(value: unknown): string | undefined {
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_WAIT_SECONDS) return undefined;
  return `must be an integer from 0 to ${MAX_WAIT_SECONDS}, got ${show(value)}`;
}

/** Renders the value as JSON, shortened to 80 characters: an event may have megabytes. */
function show(value: unknown): string {
  const json = toJson(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // JSON.parse has no limit on depth; JSON.stringify is limited by the stack.
    return 'a value too deeply nested to show';
  }
}
