import { waitFor } from './wait-for';

/** Waits until `look` returns the wanted value. Throws with the last value seen after `deadlineMs`. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  wanted: Value,
  deadlineMs = 5_000,
): Promise<void> {
  await waitFor(String(wanted), deadlineMs, async () => {
    const seen = await look();
    return seen === wanted ? undefined : String(seen);
  });
}
