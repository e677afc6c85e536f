import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from 'aurora-loopback/bench/figure';

const MODULES = join(__dirname, '..', 'node_modules');

/** Space that `npm ci` needs. Compare with other runs only directly after `npm ci`: some tools keep caches in the folder. */
export const installedSize: Figure = {
  name: 'installed size: node_modules after npm ci',
  limit: { kind: 'at-most', value: 600 },
  measure: async () => {
    const { stdout } = await promisify(execFile)('du', ['-sk', MODULES]);
    return { unit: 'MiB', values: [Number.parseInt(stdout, 10) / 1024] };
  },
};
