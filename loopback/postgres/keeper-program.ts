import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

let program: string | undefined;

/**
 * The keeper's code as one script. Once it has become the servers' user it may not be able to read this checkout, so
 * it must have everything from the start; a loader would come back for more.
 */
export function keeperProgram(): string {
  program ??= bundle(join(__dirname, 'keeper', 'main.ts'));
  return program;
}

/** By esbuild's program: its library would keep a process running. */
function bundle(entry: string): string {
  const esbuild = createRequire(__filename).resolve('esbuild/bin/esbuild');
  return execFileSync(
    esbuild,
    [entry, '--bundle', '--platform=node', '--target=node20', '--log-level=error'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}
