import type { ConnectionFacts, LaneResult } from '../../../lambda/probe/contract';
import { encodeRuns } from '../../../lambda/probe/run-length';
import type { Trouble } from './simulated-lane';
import { TIMEOUT_MS } from './simulated-lane';

const POOL_SIZE = 10;

/**
 * Simulates the connections of a pool: ten to `from`, which end when the lane's first trouble begins, then ten to `to`. A
 * server that refuses ends them itself. In a silence the probe ends them after its time limit. A trouble of another kind
 * ends none.
 */
export function simulateConnections(
  lane: LaneResult,
  trouble: Trouble | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): LaneResult {
  const closed = trouble && endConnections(trouble);
  const old = { member: from, openedUs: -400_000, ...closed };
  const lostMs = closed ? closed.closedUs / 1000 : Number.POSITIVE_INFINITY;
  const againMs = Math.max(lostMs, trouble?.toMs ?? 0);
  const slots = Array.from({ length: lane.ticks }, (_, tick) => {
    const dueMs = lane.offsetMs + tick * lane.periodMs;
    const slot = tick % POOL_SIZE;
    return dueMs < lostMs ? slot : dueMs < againMs ? -1 : POOL_SIZE + slot;
  });
  const opened = Number.isFinite(lostMs) ? [{ member: to, openedUs: againMs * 1000 }] : [];
  const connections = [old, ...opened].flatMap((each) => Array<ConnectionFacts>(POOL_SIZE).fill(each));
  return { ...lane, connections, connectionRuns: encodeRuns(slots) };
}

function endConnections({
  kind,
  fromMs,
}: Trouble): { closedUs: number; closedBy: 'peer' | 'probe' } | undefined {
  if (kind === 'read-only') return undefined;
  return kind === 'refused'
    ? { closedUs: fromMs * 1000, closedBy: 'peer' }
    : { closedUs: (fromMs + TIMEOUT_MS) * 1000, closedBy: 'probe' };
}
