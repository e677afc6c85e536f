import { sleepUntil } from '../clock';
import type { ClusterMember } from '../cluster-member';
import type { ClusterContext } from '../context';
import { EVENTS } from '../event-messages';
import { waitUntil } from '../wait-until';
import type { FailoverProgress } from './progress';
import type { FailoverEvent } from './table';

const PROMOTION_TIMEOUT_MS = 60_000;
const SETTLE_TIMEOUT_MS = 60_000;

/** Promotes the target. The new writer acknowledges nothing before `switchOver`. */
export async function promote(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { clock, closing, log, pace, topology } = context;
  const { target } = failover;
  if (target === undefined) return 'promotion-failed';
  await sleepUntil(clock, failover.fencedAtMs + pace().promotionMs, closing);
  try {
    await target.database.promote(PROMOTION_TIMEOUT_MS);
    return 'promoted';
  } catch (error) {
    failover.reason = `Reader ${target.identifier} was not promoted: ${String(error)}`;
    log(failover.reason);
    failover.refused.add(target);
    failover.suspect = target;
    target.mustBeCopied = true;
    topology.close(target);
    return 'promotion-failed';
  }
}

/**
 * Makes the target the writer, which acknowledges writes from now on, and the other members its readers. After this step
 * the failover is not reversed.
 */
export async function switchOver(
  context: ClusterContext,
  failover: FailoverProgress,
): Promise<FailoverEvent> {
  const { acknowledgements, attacher, closing, log, pace, record, routes, topology } = context;
  const { previous, target, cause } = failover;
  if (target === undefined) return 'writer-lost';
  const forkedAt = failover.stored.get(target)?.position ?? 0n;
  topology.makeWriter(target);
  for (const reader of topology.readers) {
    if (!canFollow(reader, failover, forkedAt)) markDiverged(reader, previous, forkedAt);
  }
  // Clients may already connect; their writes wait until the writer may acknowledge them.
  const opening = acknowledgements.open(target.database).then(
    () => true,
    (error: unknown) => {
      log(`The new writer ${target.identifier} was lost: ${String(error)}`);
      return false;
    },
  );
  record.instance(target, EVENTS.instanceRestarted);
  if (previous.status !== 'deleting') record.instance(previous, EVENTS.restartingAsReader);
  const switching = routes.promoted(target, pace(), closing);
  const isOpen = await opening;
  attacher.resume();
  await switching;
  record.instance(target, EVENTS.topologyUpdated);
  record.cluster(EVENTS.failoverCompleted(cause, target.identifier));
  return isOpen ? 'switched' : 'writer-lost';
}

/** Waits until the readers follow the new writer, and until `availableMs` of the pace has passed. */
export async function settle(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { clock, closing, log, pace, topology } = context;
  const writer = failover.target;
  const earliestMs = clock.nowMs() + pace().availableMs;
  const isMissing = (reader: ClusterMember): boolean =>
    reader.isReachable && !reader.isInStep && reader.status !== 'deleting';
  const isOver = (): boolean => !writer?.database.isRunning || !topology.readers.some(isMissing);
  if (!(await waitUntil(clock, SETTLE_TIMEOUT_MS, isOver, closing))) {
    const missing = topology.readers.filter(isMissing).map(({ identifier }) => identifier);
    log(`The cluster is available although these readers do not follow yet: ${missing.join(', ')}.`);
  }
  if (!writer?.database.isRunning) return 'writer-lost';
  await sleepUntil(clock, earliestMs, closing);
  return 'settled';
}

/** Whether a reader may follow the new writer as it is: its log is known to be a part of the new writer's. */
function canFollow(reader: ClusterMember, failover: FailoverProgress, forkedAt: bigint): boolean {
  const stored = failover.stored.get(reader);
  const isRunning = reader.isInStep && reader.database.isRunning;
  return isRunning && stored?.isDrained === true && stored.position <= forkedAt;
}

/**
 * Marks a reader whose log may differ. The old writer, or a reader whose stream was not seen to end, may have more of
 * the log. Any other reader's log is unknown, so it must be copied.
 */
function markDiverged(reader: ClusterMember, previous: ClusterMember, forkedAt: bigint): void {
  if (reader === previous || reader.isInStep) reader.sharedUpTo = forkedAt;
  else reader.mustBeCopied = true;
}
