import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { buildSync } from 'esbuild';
import { bundleOptions } from './bundle-options';
import { includeOwnPackages } from './own-packages';

/** Code of a function, ready to deploy. */
export interface FunctionCode {
  /** Folder with `index.mjs` and the files that it loads. */
  readonly folder: string;
  /** Removes the folder. */
  remove(): void;
}

const repository = join(__dirname, '..');
const lambdaFolder = join(repository, 'lambda');

/**
 * Bundles a function. `entry` is the text of its entry module; its imports are relative to `lambda/`.
 *
 * @throws BuildFailure of esbuild, which has printed its problems
 */
export function bundleFunction(entry: string): FunctionCode {
  const folder = mkdtempSync(join(tmpdir(), 'lab-function-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const metafile = build({ ...entryOptions(entry), outdir: folder, metafile: true });
    copyWrapperTexts(Object.keys(metafile.inputs), folder);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Bundles again if a client imports a package that the first bundle left external. */
function build(options: BuildOptions & { readonly metafile: true }): Metafile {
  const { metafile } = buildSync(options);
  const others = includeOwnPackages(metafile, repository);
  if (others === undefined) return metafile;
  for (const file of Object.keys(metafile.outputs)) rmSync(join(repository, file));
  return buildSync({ ...options, ...others }).metafile;
}

/** Options of esbuild for an entry module, in terms of `bundleFunction`. */
export function entryOptions(entry: string) {
  return {
    ...bundleOptions,
    stdin: { contents: entry, resolveDir: lambdaFolder, sourcefile: 'index.ts', loader: 'ts' },
    absWorkingDir: repository,
    logLevel: 'error',
  } as const satisfies BuildOptions;
}

/**
 * AWS's wrapper reads its messages from a file beside its code. It would create the file if it were missing, which fails
 * in the read-only folder of a deployed function.
 */
function copyWrapperTexts(inputs: readonly string[], folder: string): void {
  const messages = inputs.find((input) =>
    input.endsWith('aws-advanced-nodejs-wrapper/dist/common/lib/utils/messages.js'),
  );
  if (messages === undefined) return;
  cpSync(join(repository, dirname(messages), 'locales'), join(folder, 'locales'), { recursive: true });
}
