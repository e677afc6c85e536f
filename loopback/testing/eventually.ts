import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` returns the wanted value. Throws with the last value seen after `deadlineMs`. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  wanted: Value,
  deadlineMs = 5_000,
): Promise<void> {
  const endMs = performance.now() + deadlineMs;
  let seen = await look();
  while (seen !== wanted) {
    if (performance.now() > endMs) {
      throw new Error(`waited ${deadlineMs} ms for ${String(wanted)}; last seen: ${String(seen)}`);
    }
    await sleep(10);
    seen = await look();
  }
}
