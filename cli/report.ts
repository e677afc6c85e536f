import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseReport } from '../drill/report/parse';
import { renderText } from '../drill/report/text/render';
import { EXIT, LabError } from './errors';
import { saveReport } from './save-report';

/** `lab report FILE`: renders a saved report again, as text and as a page beside it. */
export async function report(file: string, options: { readonly out?: string }): Promise<void> {
  const parsed = parseReport(await read(file));
  const page = await saveReport(parsed, options.out ?? dirname(file));
  console.log(`${renderText(parsed)}\n\nReport: ${page}`);
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
