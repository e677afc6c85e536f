import type { ConnectionFacts, LaneResult } from '../../lambda/probe/contract';
import type { Answer } from '../../lambda/probe/tick-contract';
import type { StaleConnection } from '../report-format/member';
import { groupBy } from './group-by';
import { roundMs } from './spans';
import type { Tick } from './ticks';

const ENDED = {
  peer: 'by the server',
  probe: 'by the probe',
} as const satisfies Record<NonNullable<ConnectionFacts['closedBy']>, StaleConnection['ended']>;

/**
 * Finds the pooled connections that led to the previous writer after it was demoted at `demotedMs`. The run ended at
 * `endMs`. Omits a connection that fell silent: its member may be gone, so it does not lead to a reader.
 */
export function findStaleConnections(
  lane: LaneResult,
  ticks: readonly Tick[],
  previousWriter: string,
  demotedMs: number,
  endMs: number,
): StaleConnection[] {
  const byConnection = groupBy(ticks, ({ connection }) => connection);
  return (lane.connections ?? []).flatMap((connection, index) => {
    const { member, openedUs, closedUs, closedBy } = connection;
    const fromMs = Math.max(openedUs / 1000, demotedMs);
    const toMs = closedUs === undefined ? endMs : closedUs / 1000;
    if (member !== previousWriter || toMs <= fromMs) return [];
    const answers = (byConnection.get(index) ?? []).map(({ answer }) => answer);
    const refused = answers.filter((answer) => answer.outcome === 'failed' && answer.cause === 'read-only');
    if (refused.length === 0 && answers.some(hasTimedOut)) return [];
    return [
      {
        lane: lane.name,
        member,
        fromMs: roundMs(fromMs),
        toMs: roundMs(toMs),
        ended: closedBy ? ENDED[closedBy] : ('not during the run' as const),
        refusedTicks: refused.length,
      },
    ];
  });
}

function hasTimedOut(answer: Answer): boolean {
  return 'cause' in answer && answer.cause === 'timed-out';
}
