import type { ProbeEvent } from './contract';
import { ProbeError } from './errors';

/** A valid event with its defaults filled in. */
export type ProbeOrder = Required<ProbeEvent>;

/**
 * Reads an event, naming everything that is wrong with it at once.
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
  const { rateHz = 100 } = given;
  const order: ProbeOrder = {
    runId: given.runId,
    durationSeconds: given.durationSeconds,
    rateHz,
    freshRateHz: given.freshRateHz ?? Math.min(rateHz, MAX_FRESH_RATE_HZ),
    poolSize: given.poolSize ?? 10,
    connectTimeoutMs: given.connectTimeoutMs ?? 2_000,
    statementTimeoutMs: given.statementTimeoutMs ?? 2_000,
    ledgerTimeoutSeconds: given.ledgerTimeoutSeconds ?? 60,
  };
  if (order.freshRateHz > rateHz) {
    throw new ProbeError(
      'ValidationError',
      `freshRateHz must be at most rateHz (${rateHz}), got ${order.freshRateHz}`,
    );
  }
  return order;
}

/**
 * "Less than 200 new connections per second" is the limit for IAM logins, of all clients together and less on small
 * instances (user guide, "IAM database authentication"); two such lanes at this rate leave room for the others.
 */
const MAX_FRESH_RATE_HZ = 19;

type Rule = (value: unknown) => string | undefined;

/** For each field, what is wrong with a value. */
const RULES: ReadonlyMap<string, Rule> = new Map<keyof ProbeEvent, Rule>([
  ['runId', findRunIdProblem],
  ['durationSeconds', integer(1, 600)],
  ['rateHz', integer(1, 100)],
  ['freshRateHz', integer(1, MAX_FRESH_RATE_HZ)],
  ['poolSize', integer(1, 50)],
  ['connectTimeoutMs', integer(100, 30_000)],
  ['statementTimeoutMs', integer(100, 30_000)],
  ['ledgerTimeoutSeconds', integer(1, 180)],
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

function findRunIdProblem(value: unknown): string | undefined {
  if (typeof value === 'string' && /^[a-z0-9-]{1,64}$/i.test(value)) return undefined;
  return 'must be 1 to 64 letters, digits and hyphens';
}

function integer(low: number, high: number): Rule {
  return (value) =>
    Number.isInteger(value) && Number(value) >= low && Number(value) <= high
      ? undefined
      : `must be an integer from ${low} to ${high}`;
}

/** The value as JSON, cut short: an event may be megabytes. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
