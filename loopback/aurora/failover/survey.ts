import type { ClusterMember } from '../cluster-member';
import type { ClusterContext } from '../context';
import type { StoredLog } from '../engine';
import { waitUntil } from '../wait-until';
import type { FailoverProgress } from './progress';
import { choosePromotionTarget } from './promotion-target';
import type { FailoverEvent } from './table';

/** Longest time to wait for the end of a stream, because a reader may be stalled. */
const DRAIN_MS = 200;
const CATCH_UP_MS = 5_000;
/** Longest time to wait for a reader's report. The reader may hang without being detected as silent yet. */
const REPORT_MS = 2_000;

/** Asks the readers how much of the log they have. Decides whether the target must catch up. */
export async function survey(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  await askReaders(context, failover);
  failover.needed ??= neededPosition(failover);
  const { needed } = failover;
  if (needed === undefined) return 'unsafe';
  const able = [...failover.stored.keys()].filter(
    (reader) => reader.isReachable && !failover.refused.has(reader),
  );
  const hasSource = [...failover.stored.values()].some(({ position }) => position >= needed);
  if (able.length === 0 || !hasSource) {
    failover.reason ||= 'None of the remaining readers has every acknowledged write.';
    return 'unsafe';
  }
  const target = failover.target && failover.stored.get(failover.target);
  if (target === undefined || !able.some((reader) => reader === failover.target)) {
    failover.target = choosePromotionTarget(able, context.serverlessMaxCapacityAcu);
    return 'target-lost';
  }
  return target.position >= needed ? 'target-current' : 'target-behind';
}

/** Lets the target catch up with the most advanced reader by streaming from it. */
export async function catchUp(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { target, needed } = failover;
  const source = mostAdvanced(failover);
  if (target === undefined || needed === undefined || source === undefined) return 'catch-up-failed';
  try {
    let position = 0n;
    await target.database.follow(source.database);
    const isCaughtUp = await waitUntil(context.clock, CATCH_UP_MS, async () => {
      if (!source.database.isRunning) throw new Error(`${source.identifier} has ended`);
      position = (await target.database.storedLog(0)).position;
      return position >= needed;
    });
    if (isCaughtUp) {
      failover.stored.set(target, { position, isDrained: true });
      return 'caught-up';
    }
    throw new Error(`it is still behind after ${CATCH_UP_MS} ms`);
  } catch (error) {
    failover.reason = `Reader ${target.identifier} did not catch up with ${source.identifier}: ${String(error)}`;
    context.log(failover.reason);
    failover.refused.add(target);
    return 'catch-up-failed';
  }
}

/**
 * Asks all readers in step at the same time. Omits readers that do not answer. Asks a reader that cannot be reached as
 * well, because its log is a part of the volume, which Aurora reads in any zone.
 */
async function askReaders(context: ClusterContext, failover: FailoverProgress): Promise<void> {
  const readers = context.topology.readers.filter((reader) => reader.isInStep && reader.database.isRunning);
  const answers = await Promise.allSettled(readers.map((reader) => askReader(context, reader)));
  const earlier = failover.stored;
  failover.stored = new Map();
  for (const [index, reader] of readers.entries()) {
    const answer = answers[index];
    if (answer?.status !== 'fulfilled' || !reader.database.isRunning) continue;
    const isDrained = answer.value.isDrained || earlier.get(reader)?.isDrained === true;
    failover.stored.set(reader, { position: answer.value.position, isDrained });
  }
}

async function askReader({ clock }: ClusterContext, { database }: ClusterMember): Promise<StoredLog> {
  const timer = new AbortController();
  const late = clock.sleep(REPORT_MS, timer.signal).then(() => {
    throw new Error(`no report after ${REPORT_MS} ms`);
  });
  try {
    return await Promise.race([database.storedLog(DRAIN_MS), late]);
  } finally {
    timer.abort('reported');
  }
}

/** Returns the end of the most advanced reader's log, if all witnesses of acknowledged writes answered. */
function neededPosition(failover: FailoverProgress): bigint | undefined {
  const { witnesses, stored } = failover;
  if (witnesses?.state !== 'readers') {
    failover.reason = 'Only the old writer has every acknowledged write.';
    return undefined;
  }
  const missing = [...witnesses.readers].filter((reader) => !stored.has(reader));
  if (missing.length > 0) {
    const names = missing.map(({ identifier }) => identifier).join(', ');
    failover.reason = `Acknowledged writes may be on ${names} only, which did not answer.`;
    return undefined;
  }
  return [...stored.values()].reduce((most, { position }) => (position > most ? position : most), 0n);
}

function mostAdvanced(failover: FailoverProgress): ClusterMember | undefined {
  const [first] = [...failover.stored].toSorted(([, a], [, b]) => Number(b.position - a.position));
  return first?.[0];
}
