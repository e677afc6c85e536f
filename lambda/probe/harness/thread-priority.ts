import { getPriority, setPriority } from 'node:os';

/** Steps of the nice value. Each divides the share of a busy processor by about 1.25, so five steps divide it by 3. */
const STEPS = 5;
const LOWEST_PRIORITY = 19;

/**
 * Lowers the priority of this thread, so that the clients do not delay the lanes of the probe, which measure the
 * failover. A thread has its own priority on Linux only: on other systems the call would change that of the process.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    // On Linux, 0 is the thread that calls.
    setPriority(0, Math.min(getPriority(0) + STEPS, LOWEST_PRIORITY));
  } catch {
    // A sandbox may forbid the call. The clients then run with the priority of the probe.
  }
}
