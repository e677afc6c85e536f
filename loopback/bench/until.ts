const DEADLINE_MS = 60_000;

/** Retries until the attempt returns true, as fast as the other side answers. */
export async function until(what: string, attempt: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + DEADLINE_MS;
  let last: unknown = 'no attempt';
  while (performance.now() < deadlineMs) {
    try {
      if (await attempt()) return;
      last = 'not yet';
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`Timed out after ${DEADLINE_MS} ms waiting for: ${what}. Last seen: ${last}`);
}
