import { readFile } from 'node:fs/promises';
import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';

/** Reads a saved report. @throws LabError if the file cannot be read or is not a report */
export async function readReport(file: string): Promise<Report> {
  const text = await read(file);
  try {
    return parseReport(text);
  } catch (error) {
    if (!(error instanceof InvalidReport)) throw error;
    throw new LabError(`${file} is ${error.message}`, error.hint, EXIT.usage);
  }
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
