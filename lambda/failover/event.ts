import type { FailoverEvent, WatchEvent } from './contract';
import { AccessDenied, ValidationError } from './errors';
import { RULES, show } from './event-rules';

/** A valid event with its defaults filled in. Identifiers are in lower case, as RDS stores them. */
export type Order = FailoverOrder | WatchOrder;

export interface FailoverOrder {
  readonly watchOnly: false;
  readonly clusterIdentifier: string;
  readonly target: string | undefined;
  readonly waitSeconds: number;
}

export interface WatchOrder {
  readonly watchOnly: true;
  readonly clusterIdentifier: string;
  readonly waitSeconds: number;
  /** Start of a watch that began with an earlier invocation. */
  readonly before: WatchStart | undefined;
}

export interface WatchStart {
  readonly beganAt: Date;
  readonly writer: string;
  readonly predicted: readonly string[];
}

/**
 * Parses an event. Reports all its problems in one error.
 *
 * @throws ValidationError, or AccessDenied if it names a cluster other than the function's
 */
export function parseEvent(event: unknown, ownCluster: string | undefined): Order {
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
  const common = { clusterIdentifier: own, waitSeconds: fields.waitSeconds ?? DEFAULT_WAIT_SECONDS };
  if (fields.watchOnly) return { watchOnly: true, ...common, before: parseStart(fields.before, own) };
  return { watchOnly: false, ...common, target: fields.targetInstanceIdentifier?.toLowerCase() };
}

/** Most failovers take 10 s to 60 s; ten times that covers slow ones. */
const DEFAULT_WAIT_SECONDS = 300;

function parseStart(before: WatchEvent['before'], ownCluster: string): WatchStart | undefined {
  if (before === undefined) return undefined;
  if (before.clusterIdentifier !== ownCluster) {
    throw new ValidationError(
      `before.clusterIdentifier must be ${ownCluster}, got ${show(before.clusterIdentifier)}`,
    );
  }
  const { previousWriter, predicted, timeline } = before;
  return { beganAt: new Date(timeline.beganAt), writer: previousWriter, predicted };
}

function parseFields(event: unknown): FailoverEvent | WatchEvent {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    throw new ValidationError(`event must be a JSON object, got ${show(event)}`);
  }
  const unknown = Object.keys(event).filter((field) => !RULES.has(field));
  const problems = unknown.length > 0 ? [describeUnknown(unknown)] : [];
  for (const [field, value] of Object.entries(event)) {
    const problem = value === undefined ? undefined : RULES.get(field)?.(value);
    if (problem !== undefined) problems.push(`${field} ${problem}`);
  }
  problems.push(...findConflicts(event));
  if (problems.length > 0) throw new ValidationError(problems.join('; '));
  return event as FailoverEvent | WatchEvent;
}

function findConflicts(event: {
  watchOnly?: unknown;
  targetInstanceIdentifier?: unknown;
  before?: unknown;
}): string[] {
  const { watchOnly, targetInstanceIdentifier, before } = event;
  if (watchOnly !== true) return before === undefined ? [] : ['before needs watchOnly: true'];
  if (targetInstanceIdentifier === undefined) return [];
  return ['targetInstanceIdentifier cannot be used with watchOnly, which promotes no reader'];
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
