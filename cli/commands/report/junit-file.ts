import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renderJunit } from '../../../drill/report/junit/render';
import type { Report } from '../../../drill/report-format/report';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { makeFolder } from '../../terminal/make-folder';
import { replaceFile } from '../../terminal/replace-file';

/** Checks before the drill that the file of `--junit` can be written, and creates its folder. */
export async function prepareJunitFile(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  try {
    await makeFolder(dirname(file));
    await access(dirname(file), constants.W_OK);
    const existing = await stat(file).catch(() => undefined);
    if (existing?.isDirectory()) throw new Error('it is a folder');
  } catch (error) {
    throw new LabError(
      `the JUnit XML cannot be written to ${file}: ${(error as Error).message}`,
      'choose another file with --junit',
      EXIT.usage,
    );
  }
}

/** Writes the JUnit XML of a report, if there is a file for it. */
export async function saveJunit(report: Report, file: string | undefined): Promise<void> {
  if (file !== undefined) await replaceFile(file, renderJunit(report));
}
