import type { ProbeResult } from '../../lambda/probe/contract';
import type { LedgerCounts, LostWrite } from '../report-format/ledger';
import { MAX_LISTED_LOST_WRITES } from '../report-format/ledger';
import { roundMs } from './spans';
import type { Tick } from './ticks';
import { expandRanges } from './ticks';

/** Compares the acknowledged writes with the rows in the table. `lanes` holds the ticks of the write lanes. */
export function countLedger(
  ledger: ProbeResult['ledger'],
  lanes: ReadonlyMap<string, readonly Tick[]>,
): LedgerCounts {
  const ticks = [...lanes.values()].flat();
  const count = (outcome: Tick['answer']['outcome'], of = ticks) =>
    of.filter(({ answer }) => answer.outcome === outcome).length;
  const dropped = count('dropped');
  const counts = {
    attempted: ticks.length - dropped,
    acknowledged: count('ok'),
    failed: count('failed'),
    indeterminate: count('indeterminate'),
    dropped,
  };
  if (ledger.state === 'unread') {
    const { attempts, reason } = ledger;
    return {
      state: 'unread',
      ...counts,
      reason: `${reason} (${attempts} ${attempts === 1 ? 'attempt' : 'attempts'})`,
    };
  }
  const found = new Map(ledger.lanes.map((each) => [each.lane, new Set(expandRanges(each.found))]));
  const isFound = (lane: string, { index }: Tick) => found.get(lane)?.has(index) === true;
  const there = [...lanes].flatMap(([lane, of]) => of.filter((tick) => isFound(lane, tick)));
  const lost = [...lanes].flatMap(([lane, of]) =>
    of.filter((tick) => !isFound(lane, tick)).flatMap((tick) => toLostWrite(lane, tick)),
  );
  return {
    state: 'read',
    ...counts,
    lost: lost.length,
    recovered: count('indeterminate', there),
    unexpected: count('failed', there) + count('dropped', there) + ledger.foreignRows,
    duplicates: ledger.lanes.reduce((sum, { repeated }) => sum + extraRows(repeated), 0),
    lostWrites: lost.slice(0, MAX_LISTED_LOST_WRITES),
    readFrom: ledger.member,
    readAtMs: roundMs(ledger.readAtUs / 1000),
  };
}

function toLostWrite(lane: string, { index, endedMs, answer }: Tick): LostWrite[] {
  if (answer.outcome !== 'ok') return [];
  return [{ lane, tick: index, acknowledgedMs: roundMs(endedMs), member: answer.member }];
}

/** Counts the rows after the first one of each tick. `repeated` alternates a tick and the number of its rows. */
export function extraRows(repeated: readonly number[]): number {
  return repeated.reduce((sum, value, at) => sum + (at % 2 === 1 ? value - 1 : 0), 0);
}
