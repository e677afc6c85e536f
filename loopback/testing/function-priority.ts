import { raisePriority } from '../services/lambda/sandbox/priority';

/** Gives a process the priority that the account gives a function's process: as root, more than its neighbours. */
export function preferAsFunction(processId: number): void {
  raisePriority(processId);
}
