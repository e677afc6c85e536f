import { constants } from 'node:fs';
import { access, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../../drill/report/html/page';
import type { Report } from '../../../drill/report/schema/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { makeFolder } from '../../terminal/make-folder';

/** Makes the folder, so that nothing is measured that cannot be written down afterwards. */
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

/** Removes the folder again when there came no report of it. */
export async function forgetIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => {});
}

/** Writes `report.json` and `report.html` into a folder; gives the path of the page. */
export async function saveReport(report: Report, folder: string): Promise<string> {
  await prepareReportFolder(folder);
  await replaceFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return savePage(report, folder);
}

/** Writes `report.html` into a folder; gives its path. */
export async function savePage(report: Report, folder: string): Promise<string> {
  await prepareReportFolder(folder);
  const page = join(folder, 'report.html');
  await replaceFile(page, await renderHtml(report));
  return page;
}

/** In one step for whoever reads it, or writes it too, meanwhile. */
async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
