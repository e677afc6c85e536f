import { join } from 'node:path';
import { stateFileOf } from './account/state-file';

/** Paths that commands use. */
export interface LabPaths {
  /** Folder of the checkout, which contains `cdk.json`. */
  readonly checkout: string;
  /** File that records the checkout's running account. */
  readonly stateFile: string;
  /** Folder of the reports. `LAB_REPORT_FOLDER` sets another folder. */
  readonly reports: string;
}

export function findLabPaths(): LabPaths {
  const checkout = join(__dirname, '..');
  const reports = process.env.LAB_REPORT_FOLDER ?? join(checkout, 'drill-report');
  return { checkout, stateFile: stateFileOf(checkout), reports };
}
