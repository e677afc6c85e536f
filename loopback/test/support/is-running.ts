import { spawnSync } from 'node:child_process';

/** Whether a process is there and not just waiting for its parent to hear of its end. */
export function isRunning(processId: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(processId)], { encoding: 'utf8' });
  const state = stdout.trim();
  return state !== '' && !state.startsWith('Z');
}
