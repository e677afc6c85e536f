import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DrillError } from '../../../drill/aws/drill-error';
import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import type { FoundReport } from '../../../exercises/exercise';

/** Finds the report in `folder`, a folder in `reports`. The path in the result is relative to the working folder. */
export async function findReport(reports: string, folder: string): Promise<FoundReport | undefined> {
  const file = join(reports, folder, 'report.json');
  const path = relative(process.cwd(), file);
  try {
    return { report: parseReport(await readFile(file, 'utf8')), path };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!(error instanceof InvalidReport)) throw error;
    throw new DrillError(`${path} cannot be read: ${error.message}`, 'run the drill of the exercise again', {
      cause: error,
    });
  }
}
