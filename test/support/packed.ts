import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
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

/** Packs both packages in a new folder. A copy is packed, because packing changes `package.json` for a few seconds. */
export async function packBoth(folder: string): Promise<Packed> {
  const checkout = join(folder, 'checkout');
  const packages = join(folder, 'tarballs');
  copyCheckout(checkout);
  mkdirSync(packages);
  for (const path of Object.values(PACKAGES)) {
    const args = ['pack', '--pack-destination', packages];
    await promisify(execFile)('npm', args, { cwd: join(checkout, path) });
  }
  const tarballs = readdirSync(packages);
  const tarballOf = (name: PackageName) =>
    join(packages, tarballs.find((file) => file.startsWith(`${name}-`)) ?? name);
  return {
    checkout,
    tarballs: {
      'aurora-failover-lab': tarballOf('aurora-failover-lab'),
      'aurora-loopback': tarballOf('aurora-loopback'),
    },
  };
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
