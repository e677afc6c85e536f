import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** As nice values: 0 is everybody's, -20 the most urgent. */
const PRIORITY = -15;

/**
 * Has a process come before whatever else keeps the processors busy, as far as the system lets the lab: only root may
 * ask for more than its share. On AWS a function has processors of its own; here its clock would tell of the
 * neighbours. To be called before the process has threads: on Linux each thread has a priority, and inherits it.
 */
export function prefer(processId: number): void {
  attempt(() => setPriority(processId, PRIORITY));
  // Where sessions are scheduled as groups (sched(7), "The autogroup feature") only the group's own value counts.
  attempt(() => writeFileSync(`/proc/${processId}/autogroup`, String(PRIORITY)));
}

/** Not being allowed to, or having no such thing, is no failure: then the function gets its share like everybody. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {}
}
