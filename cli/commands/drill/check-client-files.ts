import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import type { BuildFailure, Metafile } from 'esbuild';
import { bundleOptions } from '../../../lib/bundle-options';
import type { ClientFile } from '../../../lib/client-files';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';

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
  try {
    const { metafile } = await build({
      ...bundleOptions,
      entryPoints: [file],
      // Required with several output files, although nothing is written.
      outdir: dirname(file),
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    return findModuleProblem(file, metafile);
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    // The notes suggest options of esbuild, which a client cannot set.
    const errors = error.errors.map((each) => ({ ...each, notes: [] }));
    const messages = await formatMessages(errors, { kind: 'error' });
    return `${file} cannot be bundled:\n${messages.join('\n').trimEnd()}`;
  }
}

function findModuleProblem(file: string, { outputs }: Metafile): string | undefined {
  const output = Object.values(outputs).find(({ entryPoint }) => entryPoint !== undefined);
  if (!output?.exports.includes('default')) {
    return `${file} has no default export; export a function of type OpenClient as default, as examples/my-client.ts does`;
  }
  const left = output.imports.find(
    ({ kind, path, external }) => external && kind === 'import-statement' && !isBuiltin(path),
  );
  if (left === undefined) return undefined;
  return `${file} imports ${left.path}, which the bundle of the probe does not contain; load it with import() where it is used`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
