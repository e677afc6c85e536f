import { getPriority, setPriority } from 'node:os';

/** As nice values: 0 is everybody's, -20 the most urgent. */
const URGENT = -15;

/**
 * Call at the top of a `describe`, before what starts servers: the test and what it starts come before the tests that
 * run beside it, where the system allows it (to root), so that what it measures is not its neighbours.
 */
export function useUrgency(): void {
  const usual = getPriority();
  beforeAll(() => attempt(URGENT));
  afterAll(() => attempt(usual));
}

function attempt(priority: number): void {
  try {
    setPriority(priority);
  } catch {
    // Not allowed: then it takes its turn, and runs again when the machine was too busy.
  }
}
