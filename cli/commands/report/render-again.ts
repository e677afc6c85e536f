import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DrillError } from '../../../drill/errors';
import { parseReport } from '../../../drill/report/parse';
import type { Report } from '../../../drill/report/schema/report';
import { renderText } from '../../../drill/report/text/render';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import type { ReportOptions } from '../report';
import { savePage } from './save';

/** Renders a saved report again, as text and as a page beside it. */
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
      'name the report.json of a drill',
      EXIT.usage,
    );
  }
}

function parse(text: string): Report {
  try {
    return parseReport(text);
  } catch (error) {
    if (!(error instanceof DrillError)) throw error;
    throw new LabError(error.message, error.hint, EXIT.usage);
  }
}
