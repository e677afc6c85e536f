import { dirname } from 'node:path';
import type { BuildFailure, BuildOptions } from 'esbuild';
import { bundleOptions } from '../../../lib/bundle-options';
import type { ClientFile } from '../../../lib/client-files';
import { includeOwnPackages } from '../../../lib/own-packages';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { findModuleProblem } from './client-module-problems';

/**
 * Bundles each file as the deployment does, so that a mistake in a file is reported before anything is started.
 *
 * @throws LabError with all problems of all files
 */
export async function checkClientFiles(clients: readonly ClientFile[]): Promise<void> {
  const problems = (await Promise.all(clients.map(findProblem))).filter((problem) => problem !== undefined);
  if (problems.length === 0) return;
  throw new LabError(problems.join('\n'), 'fix the error above and run the command again', EXIT.usage);
}

async function findProblem({ file }: ClientFile): Promise<string | undefined> {
  const { build, formatMessages } = await import('esbuild');
  const options = {
    ...bundleOptions,
    entryPoints: [file],
    absWorkingDir: process.cwd(),
    // esbuild requires `outdir` for several output files, even if it writes none.
    outdir: dirname(file),
    metafile: true,
    write: false,
    logLevel: 'silent',
  } as const satisfies BuildOptions;
  try {
    const { metafile } = await build(options);
    const problem = await findModuleProblem(file, metafile, options.absWorkingDir);
    const others = includeOwnPackages(metafile, options.absWorkingDir);
    if (problem !== undefined || others === undefined) return problem;
    await build({ ...options, ...others });
    return undefined;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    // The notes suggest options of esbuild, which a client cannot set.
    const errors = error.errors.map((each) => ({ ...each, notes: [] }));
    const messages = await formatMessages(errors, { kind: 'error' });
    return `${file} cannot be bundled:\n${messages.join('\n').trimEnd()}`;
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
