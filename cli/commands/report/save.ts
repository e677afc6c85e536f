import { constants } from 'node:fs';
import { access, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../../drill/report/html/page';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { makeFolder } from '../../terminal/make-folder';
import { replaceFile } from '../../terminal/replace-file';

/** Makes the folder before the drill, so that no report is measured that cannot be saved. */
export async function prepareReportFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new LabError(
      `no report can be written to ${folder}: ${(error as Error).message}`,
      'name another folder with --out',
      EXIT.usage,
    );
  }
}

/** Removes the folder again if the drill ended without a report. */
export async function forgetIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => {});
}

/** Writes `report.json` and `report.html` into a folder. Returns the path of the page. */
export async function saveReport(report: Report, folder: string): Promise<string> {
  await prepareReportFolder(folder);
  await replaceFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return savePage(report, folder);
}

/** Writes `report.html` into a folder. Returns its path. */
export async function savePage(report: Report, folder: string): Promise<string> {
  await prepareReportFolder(folder);
  const page = join(folder, 'report.html');
  await replaceFile(page, renderHtml(report));
  return page;
}
