import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(__dirname, '..', '..', '..');
const ENTRY = 'lambda/probe/index.ts';

export interface Bundle {
  readonly contents: Uint8Array;
  /** The files it was made of, relative to the repository. */
  readonly inputs: readonly string[];
}

/** Bundles the probe as it is deployed. */
export async function bundleProbe(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [ENTRY],
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    // `pg` is CommonJS and asks for Node's own modules by `require`, which an ES module lacks.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file || outputFiles.length > 1) throw new Error(`expected one file, got ${outputFiles.length}`);
  return { contents: file.contents, inputs: Object.keys(metafile.inputs) };
}
