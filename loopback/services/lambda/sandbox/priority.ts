import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Nice value of the process: 0 is the default, -20 the highest priority. */
const PRIORITY = -15;

/**
 * Gives a process priority over other programs, if the system allows it: only root may raise a priority. On AWS a
 * function has dedicated processors. On this machine other programs would distort its timings. Must be called before the
 * process starts threads, because on Linux a new thread inherits the priority of the thread that starts it.
 */
export function raisePriority(processId: number): void {
  ignoreErrors(() => setPriority(processId, PRIORITY));
  // Where sessions are scheduled as groups (sched(7), "The autogroup feature"), only the group's value has an effect.
  ignoreErrors(() => writeFileSync(`/proc/${processId}/autogroup`, String(PRIORITY)));
}

/** Ignores errors: without the permission or the feature, the function runs with the default priority. */
function ignoreErrors(act: () => void): void {
  try {
    act();
  } catch {}
}
