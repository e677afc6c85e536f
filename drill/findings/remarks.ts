import type { ProbeResult } from '../../lambda/probe/contract';
import type { CauseName } from '../report-format/cause';
import { nameZero } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import type { LedgerCounts } from '../report-format/ledger';
import type { StaleConnection } from '../report-format/member';
import { formatMs, formatNumberOf } from '../report-format/number-text';
import type { Run } from '../report-format/run';
import type { Span } from '../report-format/span';
import { unionMs } from './spans';

/** Beyond this drift the moments on the axis are unreliable (contract of the probe). */
export const MAX_DRIFT_MS = 50;

interface Remarkable extends Pick<Run, 'lanes' | 'ledger' | 'staleConnections' | 'stalls' | 'requestedMs'> {
  readonly causeName: CauseName;
  /** First effect of the cause that the probe saw: the writer changed, or restarted in place. */
  readonly effectMs: number | undefined;
}

/** Lists facts that a reader needs to interpret the figures of a run. */
export function listRemarks(
  { wallClockDriftMs, database }: ProbeResult,
  { state }: Observation,
  { lanes, ledger, staleConnections, stalls, requestedMs, causeName, effectMs }: Remarkable,
): string[] {
  return [
    ...(state === 'in-progress' ? [remarkOnEnd(causeName)] : []),
    ...remarkOnEarlierOutages(lanes, causeName),
    ...remarkOnClocks(requestedMs, causeName, effectMs, state === 'role-unchanged' ? 'restart' : 'change'),
    ...remarkOnStaleConnections(staleConnections),
    ...remarkOnDatabase(database),
    ...remarkOnLedger(ledger),
    ...remarkOnLateness(lanes),
    ...remarkOnStalls(stalls),
    ...remarkOnDrift(wallClockDriftMs),
  ];
}

function remarkOnEnd(causeName: CauseName): string {
  const unfinished =
    causeName === 'request' ? 'the failover was still under way' : 'the cluster was not at rest';
  return `${unfinished} when the failover function stopped waiting`;
}

function remarkOnEarlierOutages(lanes: Run['lanes'], causeName: CauseName): string[] {
  const earlier = lanes
    .filter(({ operation }) => operation !== 'lag')
    .flatMap(({ outages }) => outages.filter(({ beforeRequest }) => beforeRequest));
  if (earlier.length === 0) return [];
  const longestMs = Math.max(...earlier.map(({ high, low }) => high ?? low));
  return [
    `${formatNumberOf(earlier.length, 'outage')} of up to ${formatMs(longestMs)} ended before ${nameZero(causeName)}, as happens when the machine or the database is busy: listed, but not judged`,
  ];
}

function remarkOnClocks(
  requestedMs: number,
  causeName: CauseName,
  effectMs = Number.POSITIVE_INFINITY,
  effect: 'change' | 'restart',
): string[] {
  if (effectMs >= requestedMs) return [];
  return [
    `the probe saw the writer ${effect} ${formatMs(requestedMs - effectMs)} before ${nameZero(causeName)}, so the clock of the failover function is ahead of the probe's clock by more than that: the timestamps of the failover function and of RDS are plotted too late`,
  ];
}

function remarkOnStaleConnections(connections: readonly StaleConnection[]): string[] {
  if (connections.length === 0) return [];
  const longestMs = Math.max(...connections.map(({ fromMs, toMs }) => toMs - fromMs));
  return [
    `${formatNumberOf(connections.length, 'write connection')} stayed on the demoted writer, for up to ${formatMs(longestMs)}: a pool that keeps a connection after "cannot execute … in a read-only transaction" does not recover by itself`,
  ];
}

function remarkOnDatabase({ synchronousCommit }: ProbeResult['database']): string[] {
  if (['on', 'remote_apply'].includes(synchronousCommit)) return [];
  return [`synchronous_commit is ${synchronousCommit}: the database may lose writes that it acknowledged`];
}

function remarkOnLedger(ledger: LedgerCounts): string[] {
  if (ledger.state === 'unread') return [];
  const { unexpected, duplicates, indeterminate, recovered } = ledger;
  const remarks: string[] = [];
  if (unexpected > 0) {
    remarks.push(
      `${formatNumberOf(unexpected, 'unexpected row')} in the table: a write that counted as failed was applied, or another client wrote to the table`,
    );
  }
  if (duplicates > 0) {
    remarks.push(
      `${formatNumberOf(duplicates, 'extra row')} in the table: something between the probe and the database sent a write twice`,
    );
  }
  if (recovered > 0) {
    remarks.push(
      `${recovered} of ${formatNumberOf(indeterminate, 'indeterminate write')} had been applied: an application that retries such writes without a key writes some of them twice`,
    );
  } else if (indeterminate > 0) {
    remarks.push(
      `${formatNumberOf(indeterminate, 'indeterminate write')}, none applied in this run: an application cannot know the outcome, and needs a key to retry such writes`,
    );
  }
  return remarks;
}

function remarkOnLateness(lanes: Run['lanes']): string[] {
  const late = lanes.filter(({ lateMs, periodMs }) => (lateMs.p99 ?? 0) > periodMs / 2);
  if (late.length === 0) return [];
  const names = late.map(({ name, lateMs }) => `${name} (p99 ${formatMs(lateMs.p99 ?? 0)})`).join(', ');
  return [`many ticks started late by more than half a period, which widens the brackets: ${names}`];
}

function remarkOnStalls(stalls: readonly Span[]): string[] {
  if (stalls.length === 0) return [];
  const times = stalls.length === 1 ? 'once' : `${stalls.length} times`;
  return [
    `the probe itself was stalled ${times}, for ${formatMs(unionMs(stalls))} in total; a stall at the start or end of an outage widens its bracket`,
  ];
}

function remarkOnDrift(driftMs: number): string[] {
  if (Math.abs(driftMs) <= MAX_DRIFT_MS) return [];
  return [
    `the wall clock of the probe's machine moved by ${formatMs(driftMs)} against its monotonic clock, so the times that the failover function and RDS report may be misplaced on the axis`,
  ];
}
