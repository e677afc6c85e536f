import { join } from 'node:path';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { BuildOptions } from 'esbuild';
import { build } from 'esbuild';
import { functionBundling } from '../../../lib/function-bundling';

export const ROOT = join(__dirname, '..', '..', '..');
export const ENTRY = 'lambda/failover/index.ts';

export interface Bundle {
  readonly contents: Uint8Array;
  /** Bundled files, relative to the repository. */
  readonly inputs: readonly string[];
}

/** Bundles with the options that CDK passes to esbuild for `functionBundling`. */
export async function bundle(source: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...source,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: functionBundling.format === OutputFormat.ESM ? 'esm' : 'cjs',
    target: functionBundling.target ?? '',
    mainFields: [...(functionBundling.mainFields ?? [])],
    minify: functionBundling.minify ?? false,
    metafile: true,
    write: false,
  });
  const [file] = outputFiles;
  if (!file || outputFiles.length > 1) throw new Error(`expected one file, got ${outputFiles.length}`);
  return { contents: file.contents, inputs: Object.keys(metafile.inputs) };
}
