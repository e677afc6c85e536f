import { join } from 'node:path';
import { stateFileOf } from './account/state-file';

/** Paths that commands use. */
export interface LabPaths {
  /** Folder of the checkout, which contains `cdk.json`. */
  readonly checkout: string;
  /** File that records the checkout's running account. */
  readonly stateFile: string;
}

export function findLabPaths(): LabPaths {
  const checkout = join(__dirname, '..');
  return { checkout, stateFile: stateFileOf(checkout) };
}
