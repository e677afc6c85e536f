import type { FailoverResult } from '../../lambda/failover/contract';
import type { ProbeResult } from '../../lambda/probe/contract';
import { formatMs, formatNumberOf } from '../format';
import type { Lane } from '../report/schema/lane';
import type { LedgerCounts } from '../report/schema/ledger';
import type { Span } from './spans';
import { unionMs } from './spans';

/** More than this, and a moment's place on the axis is not to be relied on. */
const MAX_DRIFT_MS = 50;

/** What to bear in mind with the figures of a run. */
export function listRemarks(
  { wallClockDriftMs, database }: ProbeResult,
  stalls: readonly Span[],
  failover: FailoverResult,
  lanes: readonly Lane[],
  ledger: LedgerCounts,
): string[] {
  const lateLanes = lanes.filter(({ lateMs, periodMs }) => (lateMs.p99 ?? 0) > periodMs / 2);
  const remarks: (string | false)[] = [
    failover.state === 'in-progress' &&
      'the failover was still under way when the failover function stopped waiting',
    Math.abs(wallClockDriftMs) > MAX_DRIFT_MS &&
      `the wall clock of the probe's machine moved by ${formatMs(wallClockDriftMs)} against its monotonic clock, so the moments that others tell may be misplaced`,
    !['on', 'remote_apply'].includes(database.synchronousCommit) &&
      `synchronous_commit is ${database.synchronousCommit}: the database may lose writes that it acknowledged`,
    ledger.state === 'read' &&
      ledger.unexpected > 0 &&
      `${formatNumberOf(ledger.unexpected, 'row')} in the table should not be there: a write that counted as failed was applied, or somebody else wrote`,
    ledger.state === 'read' &&
      ledger.duplicates > 0 &&
      `${formatNumberOf(ledger.duplicates, 'row')} too many in the table: something between probe and database sent a write twice`,
    ledger.state === 'read' &&
      ledger.indeterminate > 0 &&
      `of ${formatNumberOf(ledger.indeterminate, 'write')} without a clear answer ${ledger.recovered} had been applied: an application that tries such writes again without a key writes some of them twice`,
    lateLanes.length > 0 &&
      `more than one tick in a hundred was started later than half a period, which widens the brackets: ${lateLanes.map(({ name, lateMs }) => `${name} (${formatMs(lateMs.p99 ?? 0)})`).join(', ')}`,
    stalls.length > 0 &&
      `the probe itself stood still ${stalls.length === 1 ? 'once' : `${stalls.length} times`}, for ${formatMs(unionMs(stalls))} in all; where a stall touches an outage the bracket is wider for it`,
  ];
  return remarks.filter((remark) => remark !== false);
}
