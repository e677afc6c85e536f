import type { ProbeEvent } from './contract';
import { ProbeError } from './errors';
import { DEFAULTS, LIMITS, MAX_RUN_ID_LENGTH } from './limits';

/** Valid event with its defaults filled in. */
export type ProbeOrder = Required<ProbeEvent>;

/**
 * Parses an event. `knownClients` are the names of the clients in the bundle. Reports all problems in one error.
 *
 * @throws ProbeError `ValidationError`
 */
export function parseEvent(event: unknown, knownClients: readonly string[] = []): ProbeOrder {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new ProbeError('ValidationError', `event must be a JSON object, got ${show(event)}`);
  }
  const problems = findProblems(event, createRules(knownClients));
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
    clients: given.clients ?? [],
    clientRateHz: given.clientRateHz ?? DEFAULTS.clientRateHz,
    clientDeadlineMs: given.clientDeadlineMs ?? DEFAULTS.clientDeadlineMs,
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

/** Returns for each field a function that returns the problem of a value, if any. */
function createRules(knownClients: readonly string[]): ReadonlyMap<string, Rule> {
  return new Map<string, Rule>([
    ['runId', findRunIdProblem],
    ...Object.entries(LIMITS).map(([field, limits]) => [field, integer(limits)] as const),
    ['clients', namesFrom(knownClients)],
  ]);
}

const REQUIRED: readonly (keyof ProbeEvent)[] = ['runId', 'durationSeconds'];

function findProblems(event: object, rules: ReadonlyMap<string, Rule>): string[] {
  const given = Object.entries(event).filter(([, value]) => value !== undefined);
  const names = given.map(([field]) => field);
  const missing = REQUIRED.filter((field) => !names.includes(field)).map((field) => `${field} is required`);
  const wrong = given.flatMap(([field, value]) => {
    const findProblem = rules.get(field);
    if (!findProblem) return [`unknown field ${show(field)}, the fields are ${[...rules.keys()].join(', ')}`];
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

function namesFrom(known: readonly string[]): Rule {
  return (value) => {
    const isValid =
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((name) => known.includes(name));
    return isValid ? undefined : `must be an array of different names from ${known.join(', ')}`;
  };
}

/** Returns the value as JSON, truncated because an event may have megabytes. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
