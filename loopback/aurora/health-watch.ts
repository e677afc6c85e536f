import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { waitUntil } from './wait-until';

/** Time from an answer to the next question. */
const INTERVAL_MS = 200;
const TICK_MS = 125;
/** A tick that takes longer does not count: this process was stalled, so the answer may be waiting to be read. */
const LATEST_TICK_MS = 2 * TICK_MS;
/**
 * Ticks without an answer after which a server counts as silent. One second in all: on a busy machine each process is
 * starved for shorter times, and longer stalls of the machine stall the ticks as well.
 */
const MAX_MISSED_TICKS = 8;

/**
 * Repeatedly asks a member's server for an answer. While the server is silent, sets the member's `silentSinceMs` and
 * calls `onSilent` once a second. Ends when the member is removed or the cluster is closed.
 */
export async function watchHealth(
  context: ClusterContext,
  member: ClusterMember,
  onSilent: () => void,
): Promise<void> {
  const { clock, closing, topology } = context;
  for (;;) {
    await clock.sleep(INTERVAL_MS, closing);
    if (closing.aborted || !topology.members.includes(member)) return;
    if (member.database.isRunning) await untilAnswered(context, member, onSilent);
  }
}

/** Resolves when the server has answered or has ended. */
async function untilAnswered(
  context: ClusterContext,
  member: ClusterMember,
  onSilent: () => void,
): Promise<void> {
  const { clock, closing } = context;
  const askedAtMs = clock.nowMs();
  let isOver = false;
  const end = (): void => {
    isOver = true;
    member.silentSinceMs = undefined;
  };
  const answer = receiveAnswer(context, member).then(end, end);
  for (let missedTicks = 0; !isOver && !closing.aborted; ) {
    const startMs = clock.nowMs();
    await Promise.race([answer, clock.sleep(TICK_MS, closing)]);
    if (isOver || clock.nowMs() - startMs > LATEST_TICK_MS) continue;
    missedTicks++;
    if (missedTicks % MAX_MISSED_TICKS !== 0) continue;
    member.silentSinceMs = askedAtMs;
    onSilent();
  }
}

/** Resolves when the server has answered, and the answer can reach RDS. */
async function receiveAnswer({ clock, closing }: ClusterContext, member: ClusterMember): Promise<void> {
  const { database } = member;
  await database.answer();
  const hasArrived = (): boolean => member.isReachable || !database.isRunning;
  await waitUntil(clock, Number.POSITIVE_INFINITY, hasArrived, closing);
}
