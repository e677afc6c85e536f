/** Global function of the test environment that skips tests; `skipTests` calls it. */
export const SKIP_TESTS = '__skipTests';

/**
 * Skips the tests of the `describe` block whose `beforeAll` calls this, or of the file. Each is counted as pending and
 * printed with the reason. A test that has failed by then stays failed.
 */
export function skipTests(reason: string): void {
  const skip: (reason: string) => void = Reflect.get(globalThis, SKIP_TESTS);
  skip(reason);
}

/** Skips the tests of the `describe` block that calls this unless they can run here. */
export function skipUnless(canRun: boolean, reason: string): void {
  beforeAll(() => {
    if (!canRun) skipTests(reason);
  });
}

/**
 * Measures, and once more if `findVoidReason` returns why the measurement cannot be judged. If the second cannot be
 * judged either, the tests of the block are skipped with both reasons. Call it in `beforeAll`.
 */
export async function measureOrSkip<Measurement>(
  measure: () => Promise<Measurement>,
  findVoidReason: (measurement: Measurement) => string | undefined,
): Promise<Measurement> {
  const first = await measure();
  const firstReason = findVoidReason(first);
  if (firstReason === undefined) return first;
  const second = await measure();
  const secondReason = findVoidReason(second);
  if (secondReason !== undefined) {
    skipTests(`nothing to judge in two measurements: ${firstReason}; then ${secondReason}`);
  }
  return second;
}
