import type { LaneResult } from '../../lambda/probe/contract';
import type { CauseEffect, CauseFacts } from '../report-format/cause';
import type { Observation } from '../report-format/failover';

/** Finds the effect of a cause. `written` are the lanes that write. */
export function findEffect(
  cause: CauseFacts,
  { newWriter, previousWriter, events }: Observation,
  written: readonly LaneResult[],
  requestedMs: number,
): CauseEffect {
  const roleChanged = newWriter !== undefined && newWriter !== previousWriter;
  const isRestarted = events.some(({ id, source }) => id === RESTARTED && source === previousWriter);
  return {
    ...cause,
    roleChanged,
    inPlaceRestart: !roleChanged && isRestarted,
    sockets: findSockets(written, previousWriter, requestedMs),
  };
}

/** "DB instance restarted" */
const RESTARTED = 'RDS-EVENT-0006';

/** Finds which side ended most of the pooled connections that led to the previous writer when the cause was played. */
function findSockets(
  written: readonly LaneResult[],
  previousWriter: string,
  requestedMs: number,
): CauseEffect['sockets'] {
  const affected = written
    .flatMap(({ connections = [] }) => connections)
    .filter(({ member, openedUs }) => member === previousWriter && openedUs / 1000 < requestedMs);
  const ended = (by: 'peer' | 'probe') => affected.filter(({ closedBy }) => closedBy === by).length;
  if (ended('peer') + ended('probe') === 0) return 'kept';
  return ended('peer') >= ended('probe') ? 'reset' : 'silent';
}
