import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Bundle in the published package, which has no sources. The file does not exist in the repository. */
const PREBUILT = join(__dirname, 'keeper-program.bundle.js');

let program: string | undefined;

/**
 * Returns the keeper's code as one script. It must be complete at the start: after switching to the servers' user, the
 * keeper may not be able to read this checkout, so it could load no further module.
 */
export function keeperProgram(): string {
  program ??= existsSync(PREBUILT) ? readFileSync(PREBUILT, 'utf8') : bundleKeeper();
  return program;
}

/** Uses esbuild's program, because its library would keep a process running. */
function bundleKeeper(): string {
  const esbuild = createRequire(__filename).resolve('esbuild/bin/esbuild');
  const entry = join(__dirname, 'keeper', 'main.ts');
  return execFileSync(
    esbuild,
    [entry, '--bundle', '--platform=node', '--target=node20', '--log-level=error'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}
