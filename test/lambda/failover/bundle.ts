import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { entryOptions } from '../../../lib/function-code';

export const ROOT = join(__dirname, '..', '..', '..');

export interface Bundle {
  /** Files of the bundle by name. `index.mjs` exports the handler. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Bundled files, relative to the repository. */
  readonly inputs: readonly string[];
  /** Writes the files to a folder. */
  write(folder: string): void;
}

/** Bundles an entry module as the deployment does. */
export async function bundle(entry: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...entryOptions(entry),
    outdir: ROOT,
    metafile: true,
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  return {
    files,
    inputs: Object.keys(metafile.inputs),
    write: (folder) => {
      for (const [name, contents] of files) {
        const file = join(folder, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, contents);
      }
    },
  };
}
