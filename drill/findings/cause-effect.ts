import type { ConnectionFacts, LaneResult } from '../../lambda/probe/contract';
import type { CauseEffect, CauseFacts } from '../report-format/cause';
import type { Observation } from '../report-format/failover';

/** Times of a cause, on the probe's clock. */
export interface CauseTimes {
  readonly requestedMs: number;
  /** Connections that ended earlier did not end because of the cause; see `findJudgedFromMs`. */
  readonly judgedFromMs: number;
}

/** Finds the effect of a cause. `written` are the lanes that write. */
export function findEffect(
  cause: CauseFacts,
  observation: Observation,
  written: readonly LaneResult[],
  times: CauseTimes,
): CauseEffect {
  const { previousWriter } = observation;
  const sockets = findSockets(connectionsTo(previousWriter, written), times);
  return {
    ...cause,
    roleChanged: hasChangedRole(observation),
    inPlaceRestart: hasRestartedInPlace(observation, sockets),
    ...(sockets && { sockets }),
  };
}

/**
 * Returns when the previous writer or the network first ended a pooled connection, although the writer kept its role:
 * the earliest sign of a restart in place, on the probe's clock.
 */
export function findResetMs(
  { state, previousWriter }: Observation,
  written: readonly LaneResult[],
): number | undefined {
  if (state !== 'role-unchanged') return undefined;
  const ended = connectionsTo(previousWriter, written).flatMap(({ closedBy, closedUs }) =>
    closedBy === 'peer' && closedUs !== undefined ? [closedUs / 1000] : [],
  );
  return ended.length === 0 ? undefined : Math.min(...ended);
}

/** Whether another member is the writer. With `role-unchanged` another member may have been the writer for a while. */
function hasChangedRole({ state, newWriter }: Observation): boolean {
  return state === 'completed' || (state === 'in-progress' && newWriter !== undefined);
}

/**
 * Whether the writer restarted and stayed the writer. RDS delivers events on a best-effort basis, so the event of the
 * restart may be missing. If the cluster is at rest again, the event of a shutdown, or connections that the server or the
 * network reset, show the restart as well. If the cluster was not at rest when the watch ended, only the event of the
 * restart shows it, and only without a failover.
 */
function hasRestartedInPlace(observation: Observation, sockets: CauseEffect['sockets']): boolean {
  const { state, previousWriter, events } = observation;
  const ids = new Set(events.flatMap(({ id, source }) => (source === previousWriter ? [id] : [])));
  if (state === 'role-unchanged') return sockets === 'reset' || ids.has(SHUT_DOWN) || ids.has(RESTARTED);
  return state === 'in-progress' && !hasFailoverBegun(observation) && ids.has(RESTARTED);
}

/** "DB instance shutdown" */
const SHUT_DOWN = 'RDS-EVENT-0004';
/** "DB instance restarted" */
const RESTARTED = 'RDS-EVENT-0006';
/** "Started same AZ failover", "Started cross AZ failover" */
const FAILOVER_STARTED: ReadonlySet<string | undefined> = new Set(['RDS-EVENT-0072', 'RDS-EVENT-0073']);

function hasFailoverBegun({ newWriter, timeline, events }: Observation): boolean {
  if (newWriter !== undefined || timeline.failingOverAt !== undefined) return true;
  return events.some(({ id }) => FAILOVER_STARTED.has(id));
}

function connectionsTo(member: string, lanes: readonly LaneResult[]): ConnectionFacts[] {
  return lanes
    .flatMap(({ connections = [] }) => connections)
    .filter((connection) => connection.member === member);
}

/**
 * Finds which side ended most of the connections that were open when the cause was played. Undefined if none was open. The
 * probe ends a connection only after a time limit, when nothing answers on it.
 */
function findSockets(
  connections: readonly ConnectionFacts[],
  { requestedMs, judgedFromMs }: CauseTimes,
): CauseEffect['sockets'] {
  const open = connections.filter(
    ({ openedUs, closedUs = Number.POSITIVE_INFINITY }) =>
      openedUs < requestedMs * 1000 && closedUs >= judgedFromMs * 1000,
  );
  if (open.length === 0) return undefined;
  const ended = (by: ConnectionFacts['closedBy']) => open.filter(({ closedBy }) => closedBy === by).length;
  if (ended('peer') + ended('probe') === 0) return 'kept';
  return ended('peer') >= ended('probe') ? 'reset' : 'silent';
}
