import type { FailoverEvent, WatchEvent } from './contract';

/** For each field, a function that describes the problem of a value; undefined if the value is valid. */
export const RULES: ReadonlyMap<string, (value: unknown) => string | undefined> = new Map([
  ['clusterIdentifier', findIdentifierProblem],
  ['targetInstanceIdentifier', findIdentifierProblem],
  ['waitSeconds', findWaitProblem],
  ['watchOnly', findBooleanProblem],
  ['before', findStartProblem],
] satisfies [keyof FailoverEvent | keyof WatchEvent, (value: unknown) => string | undefined][]);

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

/** Below Lambda's limit of 900 s, with time for the request before and the answer after. */
const MAX_WAIT_SECONDS = 840;

function findBooleanProblem(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : `must be true or false, got ${show(value)}`;
}

/** Checks the fields that a watch continues from. Ignores other fields: callers pass on a complete result. */
function findStartProblem(value: unknown): string | undefined {
  const { previousWriter, predicted, timeline } = fieldsOf(value);
  const isStart =
    findIdentifierProblem(previousWriter) === undefined &&
    Array.isArray(predicted) &&
    predicted.every((each) => findIdentifierProblem(each) === undefined) &&
    isTimestamp(fieldsOf(timeline).beganAt);
  return isStart
    ? undefined
    : `must be the result of the invocation that began the watch, got ${show(value)}`;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTimestamp(value: unknown): boolean {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value;
}

/** Renders the value as JSON, shortened to 80 characters: an event may have megabytes. */
export function show(value: unknown): string {
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
