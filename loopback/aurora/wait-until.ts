import type { Clock } from './clock';

const FIRST_POLL_MS = 2;
const LAST_POLL_MS = 50;

/**
 * Polls until the condition is true, often at first and then less often. Returns false if the time is over or the
 * signal aborts first. Rejects if the condition rejects.
 */
export async function waitUntil(
  clock: Clock,
  timeoutMs: number,
  isTrue: () => boolean | Promise<boolean>,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadlineMs = clock.nowMs() + timeoutMs;
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(2 * pollMs, LAST_POLL_MS)) {
    if (signal?.aborted) return false;
    if (await isTrue()) return true;
    if (clock.nowMs() >= deadlineMs) return false;
    await clock.sleep(pollMs, signal);
  }
}
