import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `look` returns undefined; otherwise `look` returns a description of the current state. After `timeoutMs`,
 * throws with the awaited condition and the last state.
 */
export async function waitFor(
  awaited: string,
  timeoutMs: number,
  look: () => string | undefined | Promise<string | undefined>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const startMs = performance.now();
    const seen = await look();
    if (seen === undefined) return;
    if (performance.now() > deadline)
      throw new Error(`Timed out after ${timeoutMs} ms waiting for: ${awaited}. Last seen: ${seen}`);
    await sleep(pauseAfter(performance.now() - startMs));
  }
}

/** A look may start a process, so looks take a fifth of the time at most. */
function pauseAfter(lookMs: number): number {
  return Math.max(10, 4 * lookMs);
}
