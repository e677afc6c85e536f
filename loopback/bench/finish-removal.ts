import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Waits until the disk has handled the removed files. A file system that discards freed blocks does so some time after
 * the removal, and would slow down the next measurement.
 */
export async function finishRemoval(): Promise<void> {
  await promisify(execFile)('sync');
}
