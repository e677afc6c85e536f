import { constants } from 'node:fs';
import { access, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../../drill/report/html/page';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { makeFolder } from '../../terminal/make-folder';
import { replaceFile } from '../../terminal/replace-file';

/** Creates the folder before the drill, so that a drill whose report could not be saved does not start. */
export async function prepareReportFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new LabError(
      `the report cannot be written to ${folder}: ${(error as Error).message}`,
      'choose another folder with --out',
      EXIT.usage,
    );
  }
}

/** Removes the folder if it is empty because the drill ended without a report. */
export async function removeIfEmpty(folder: string): Promise<void> {
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
