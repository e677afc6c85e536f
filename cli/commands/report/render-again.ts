import { dirname } from 'node:path';
import { renderText } from '../../../drill/report/text/render';
import { prepareJunitFile, saveJunit } from './junit-file';
import { readReport } from './read';
import { savePage } from './save';

export interface ReportOptions {
  /** @default the folder of the report */
  readonly out?: string;
  /** @default no file */
  readonly junit?: string;
}

/** Renders a saved report again: prints the text and writes the page, by default next to the report. */
export async function renderAgain(file: string, { out, junit }: ReportOptions): Promise<void> {
  const report = await readReport(file);
  await prepareJunitFile(junit);
  const page = await savePage(report, out ?? dirname(file));
  await saveJunit(report, junit);
  console.log(`${renderText(report)}\nReport: ${page}`);
}
