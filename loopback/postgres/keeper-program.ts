import { join } from 'node:path';
import { buildSync } from 'esbuild';

let program: string | undefined;

/**
 * The keeper's code as one script. Once it has become the servers' user it may not be able to read this checkout, so
 * it must have everything from the start; a loader would come back for more.
 */
export function keeperProgram(): string {
  program ??= buildSync({
    entryPoints: [join(__dirname, 'keeper', 'main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  }).outputFiles[0]?.text;
  return program ?? '';
}
