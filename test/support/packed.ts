import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from './made-once';
import { repository } from './repository';

/** Names of the packages, and their folders in the checkout. */
export const PACKAGES = { 'aurora-failover-lab': '.', 'aurora-loopback': 'loopback' } as const;

export type PackageName = keyof typeof PACKAGES;

/** Tarballs of the packages, as `npm pack` in a copy of this checkout makes them. */
export interface Packed {
  /** Folder of the copy. */
  readonly checkout: string;
  readonly tarballs: Readonly<Record<PackageName, string>>;
}

/** Time in which npm packs both packages on a busy machine. */
const PACK_TIMEOUT_MS = 180_000;

/** Packs both packages, once for all test files. */
export async function packBoth(): Promise<Packed> {
  const folder = await madeOnce('packed', PACK_TIMEOUT_MS, packIn);
  const tarballs = readdirSync(join(folder, 'tarballs'));
  const tarballOf = (name: PackageName) =>
    join(folder, 'tarballs', tarballs.find((file) => file.startsWith(`${name}-`)) ?? name);
  return {
    checkout: join(folder, 'checkout'),
    tarballs: {
      'aurora-failover-lab': tarballOf('aurora-failover-lab'),
      'aurora-loopback': tarballOf('aurora-loopback'),
    },
  };
}

/** A copy of the checkout is packed, because packing changes `package.json` for a few seconds. */
async function packIn(folder: string): Promise<void> {
  const checkout = join(folder, 'checkout');
  const tarballs = join(folder, 'tarballs');
  copyCheckout(checkout);
  mkdirSync(tarballs);
  for (const path of Object.values(PACKAGES)) {
    const args = ['pack', '--pack-destination', tarballs];
    await promisify(execFile)('npm', args, { cwd: join(checkout, path) });
  }
}

/** Lists the files of a tarball by their paths in the package. */
export function listFiles(tarball: string): string[] {
  const list = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
  return list
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
}

/** Copies the files that Git would commit, and links the installed packages. */
function copyCheckout(to: string): void {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const files = execFileSync('git', list, { cwd: repository, encoding: 'utf8', maxBuffer: 2 ** 26 });
  for (const file of files.split('\0').filter((path) => path !== '' && !/^(loopback\/)?test\//.test(path))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(repository, file), join(to, file), { force: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(to, 'node_modules'));
}
