import { raisePriority } from '../services/lambda/sandbox/priority';

/**
 * Sets the priority of a process to that of the account's function processes: as root, higher than that of other
 * processes.
 */
export function setFunctionPriority(processId: number): void {
  raisePriority(processId);
}
