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
    return findModuleProblem(file, metafile) ?? (await findCommonJsProblem(file, metafile));
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    // The notes suggest options of esbuild, which a client cannot set.
    const errors = error.errors.map((each) => ({ ...each, notes: [] }));
    const messages = await formatMessages(errors, { kind: 'error' });
    return `${file} cannot be bundled:\n${messages.join('\n').trimEnd()}`;
  }
}

function findModuleProblem(file: string, metafile: Metafile): string | undefined {
  const output = findEntry(metafile);
  if (!output?.exports.includes('default')) {
    return describeNoDefault(file);
  }
  const left = output.imports.find(
    ({ kind, path, external }) => external && kind === 'import-statement' && !isBuiltin(path),
  );
  if (left === undefined) return undefined;
  return `${file} imports ${left.path}, which the bundle of the probe does not contain; load it with import() where it is used`;
}

/**
 * The default export of a CommonJS module is its `module.exports`, an object unless the module assigns a function. This
 * finds modules that assign none: their code mentions neither `default` nor `module`, except to assign an object.
 */
async function findCommonJsProblem(file: string, metafile: Metafile): Promise<string | undefined> {
  const { entryPoint = '' } = findEntry(metafile) ?? {};
  if (metafile.inputs[entryPoint]?.format !== 'cjs') return undefined;
  const { build } = await import('esbuild');
  // Without comments, and with `module.exports` in place of `export =`.
  const { outputFiles } = await build({
    entryPoints: [file],
    write: false,
    minify: true,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text.replaceAll('module.exports={', '');
  return code === undefined || /\b(module|default)\b/.test(code) ? undefined : describeNoDefault(file);
}

function findEntry({ outputs }: Metafile): Metafile['outputs'][string] | undefined {
  return Object.values(outputs).find(({ entryPoint }) => entryPoint !== undefined);
}

function describeNoDefault(file: string): string {
  return `${file} has no default export; export a function of type OpenClient as default, as examples/my-client.ts does`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
