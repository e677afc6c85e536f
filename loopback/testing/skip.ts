/** Global function of the test environment that skips tests; `skipTests` calls it. */
export const SKIP_TESTS = '__skipTests';

/**
 * Call it in `beforeAll`. Skips the tests of the `describe` block that contains the `beforeAll`, or all tests of the file if
 * the `beforeAll` is outside every block. Each test is counted as pending and printed with the reason. A test that has already failed stays failed.
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
 * Measures, and measures again if `findVoidReason` returns a reason why the measurement is void. If the second
 * measurement is void too, skips the tests of the block with both reasons. Call it in `beforeAll`.
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
    skipTests(`both measurements are void: ${firstReason}; then ${secondReason}`);
  }
  return second;
}
