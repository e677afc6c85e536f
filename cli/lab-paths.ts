import { join } from 'node:path';
import { stateFileOf } from './account/state-file';

/** Paths that commands use. */
export interface LabPaths {
  /** The caller's folder, for state and reports. npm's scripts run in the checkout, `npx` in the user's project. */
  readonly project: string;
  /** Folder that contains `cdk.json` and the app that it runs: the checkout, or the published package's `dist`. */
  readonly app: string;
  /** File that records the project's running account. */
  readonly stateFile: string;
  /** Folder of the reports. `LAB_REPORT_FOLDER` sets another folder. */
  readonly reports: string;
}

export function findLabPaths(): LabPaths {
  const project = process.cwd();
  const reports = process.env.LAB_REPORT_FOLDER ?? join(project, 'drill-report');
  return { project, app: join(__dirname, '..'), stateFile: stateFileOf(project), reports };
}
