import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../drill/report/html/page';
import type { Report } from '../drill/report/schema/report';

/** Writes `report.json` and `report.html` into a folder; gives the path of the page. */
export async function saveReport(report: Report, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  const page = join(folder, 'report.html');
  await writeFile(page, await renderHtml(report));
  return page;
}
