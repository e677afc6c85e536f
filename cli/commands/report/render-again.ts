import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renderText } from '../../../drill/report/text/render';
import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { savePage } from './save';

export interface ReportOptions {
  /** @default the folder of the report */
  readonly out?: string;
}

/** Renders a saved report again: prints the text and writes the page, by default next to the report. */
export async function renderAgain(file: string, options: ReportOptions): Promise<void> {
  const report = parse(await read(file));
  const page = await savePage(report, options.out ?? dirname(file));
  console.log(`${renderText(report)}\nReport: ${page}`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new LabError(
      `${file} cannot be read: ${(error as Error).message}`,
      'give the path of a report.json that lab drill wrote',
      EXIT.usage,
    );
  }
}

function parse(text: string): Report {
  try {
    return parseReport(text);
  } catch (error) {
    if (!(error instanceof InvalidReport)) throw error;
    throw new LabError(error.message, error.hint, EXIT.usage);
  }
}
