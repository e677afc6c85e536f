import type { ProbeEvent } from './contract';
import { ProbeError } from './errors';
import { DEFAULTS, LIMITS, MAX_RUN_ID_LENGTH } from './limits';

/** Valid event with its defaults filled in. */
export type ProbeOrder = Required<ProbeEvent>;

/**
 * Parses an event. Reports all problems in one error.
 *
 * @throws ProbeError `ValidationError`
 */
export function parseEvent(event: unknown): ProbeOrder {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new ProbeError('ValidationError', `event must be a JSON object, got ${show(event)}`);
  }
  const problems = findProblems(event);
  if (problems.length > 0) throw new ProbeError('ValidationError', problems.join('; '));
  const given = event as ProbeEvent;
  const { rateHz = DEFAULTS.rateHz } = given;
  const order: ProbeOrder = {
    runId: given.runId,
    durationSeconds: given.durationSeconds,
    rateHz,
    freshRateHz: given.freshRateHz ?? Math.min(rateHz, DEFAULTS.freshRateHz),
    poolSize: given.poolSize ?? DEFAULTS.poolSize,
    connectTimeoutMs: given.connectTimeoutMs ?? DEFAULTS.connectTimeoutMs,
    statementTimeoutMs: given.statementTimeoutMs ?? DEFAULTS.statementTimeoutMs,
    ledgerTimeoutSeconds: given.ledgerTimeoutSeconds ?? DEFAULTS.ledgerTimeoutSeconds,
  };
  if (order.freshRateHz > rateHz) {
    throw new ProbeError(
      'ValidationError',
      `freshRateHz must be at most rateHz (${rateHz}), got ${order.freshRateHz}`,
    );
  }
  return order;
}

type Rule = (value: unknown) => string | undefined;

/** For each field, a function that returns the problem of a value, if any. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['runId', findRunIdProblem],
  ...Object.entries(LIMITS).map(([field, limits]) => [field, integer(limits)] as const),
]);

const REQUIRED: readonly (keyof ProbeEvent)[] = ['runId', 'durationSeconds'];

function findProblems(event: object): string[] {
  const given = Object.entries(event).filter(([, value]) => value !== undefined);
  const names = given.map(([field]) => field);
  const missing = REQUIRED.filter((field) => !names.includes(field)).map((field) => `${field} is required`);
  const wrong = given.flatMap(([field, value]) => {
    const findProblem = RULES.get(field);
    if (!findProblem) return [`unknown field ${show(field)}, the fields are ${[...RULES.keys()].join(', ')}`];
    const problem = findProblem(value);
    return problem === undefined ? [] : [`${field} ${problem}, got ${show(value)}`];
  });
  return [...missing, ...wrong];
}

const RUN_ID = new RegExp(`^[a-z0-9-]{1,${MAX_RUN_ID_LENGTH}}$`, 'i');

function findRunIdProblem(value: unknown): string | undefined {
  if (typeof value === 'string' && RUN_ID.test(value)) return undefined;
  return `must be 1 to ${MAX_RUN_ID_LENGTH} letters, digits and hyphens`;
}

function integer({ least, most }: { readonly least: number; readonly most: number }): Rule {
  return (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be an integer from ${least} to ${most}`;
}

/** Returns the value as JSON, truncated because an event may have megabytes. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
