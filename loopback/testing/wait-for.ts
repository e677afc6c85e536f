import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `look` answers undefined; its other answers say what is there instead. Throws what was awaited and last
 * seen when `timeoutMs` are over.
 */
export async function waitFor(
  awaited: string,
  timeoutMs: number,
  look: () => string | undefined | Promise<string | undefined>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen === undefined) return;
    if (performance.now() > deadline)
      throw new Error(`${awaited}: not so after ${timeoutMs} ms. Last seen: ${seen}`);
    await sleep(10);
  }
}
