import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

let program: string | undefined;

/**
 * Returns the keeper's code as one script. It must be complete at the start: after switching to the servers' user, the
 * keeper may not be able to read this checkout, so it could load no further module.
 */
export function keeperProgram(): string {
  program ??= bundle(join(__dirname, 'keeper', 'main.ts'));
  return program;
}

/** Uses esbuild's program, because its library would keep a process running. */
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
