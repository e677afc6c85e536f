import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { build } from 'esbuild';
import { bundleOptions } from '../../../lib/bundle-options';

export const ROOT = join(__dirname, '..', '..', '..');
export const ENTRY = 'lambda/failover/index.ts';

export interface Bundle {
  readonly contents: Uint8Array;
  /** Bundled files, relative to the repository. */
  readonly inputs: readonly string[];
}

/** Bundles as the deployment does. */
export async function bundle(source: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...source,
    absWorkingDir: ROOT,
    ...bundleOptions,
    mainFields: [...bundleOptions.mainFields],
    external: [...bundleOptions.external],
    metafile: true,
    write: false,
  });
  const [file] = outputFiles;
  if (!file || outputFiles.length > 1) throw new Error(`expected one file, got ${outputFiles.length}`);
  return { contents: file.contents, inputs: Object.keys(metafile.inputs) };
}
