import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
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

/** Import of a prebuilt module that a bundle contains unchanged. */
export const PREBUILT_MODULE = './lab-prebuilt.mjs';

const repository = join(__dirname, '..');
const lambdaFolder = join(repository, 'lambda');

/**
 * Bundles a function. `entry` is the text of its entry module; its imports are relative to `lambda/`. `prebuilt` is a folder
 * with a bundle that the entry imports as `PREBUILT_MODULE`.
 *
 * @throws BuildFailure of esbuild, which has printed its problems
 */
export function bundleFunction(entry: string, prebuilt?: string): FunctionCode {
  const folder = mkdtempSync(join(tmpdir(), 'lab-function-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (prebuilt !== undefined) copyPrebuilt(prebuilt, folder);
    const metafile = build({ ...entryOptions(entry), outdir: folder, metafile: true });
    copyWrapperTexts(Object.keys(metafile.inputs), folder);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function copyPrebuilt(prebuilt: string, folder: string): void {
  cpSync(prebuilt, folder, { recursive: true });
  renameSync(join(folder, 'index.mjs'), join(folder, PREBUILT_MODULE));
}

/** Bundles again if a client imports a package that the first bundle left external. */
function build(options: BuildOptions & { readonly metafile: true }): Metafile {
  const { metafile } = buildSync(options);
  const others = includeOwnPackages(metafile, repository);
  if (others === undefined) return metafile;
  for (const file of Object.keys(metafile.outputs)) rmSync(join(repository, file));
  return buildSync({ ...options, ...others, external: [...others.external, ...PREBUILT] }).metafile;
}

/** Pattern that makes esbuild leave the import as it is. Without the `*`, esbuild would resolve the relative path. */
const PREBUILT = [PREBUILT_MODULE.replace('.', '*')];

/** Options of esbuild for an entry module, in terms of `bundleFunction`. */
export function entryOptions(entry: string) {
  return {
    ...bundleOptions,
    stdin: { contents: entry, resolveDir: lambdaFolder, sourcefile: 'index.ts', loader: 'ts' },
    absWorkingDir: repository,
    external: [...bundleOptions.external, ...PREBUILT],
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
