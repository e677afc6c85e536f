import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  readonly name: string;
  readonly scripts: { readonly postpack: string };
  /** Fields of the published manifest that differ from the repository's, and `access`, which npm reads itself. */
  readonly publishConfig: { readonly access: string; readonly exports: unknown };
}

/** Replaces `package.json` by the published one, until `restoreManifest` is called. */
export function publishManifest(folder: string): void {
  const { file, original } = pathsOf(folder);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  renameSync(file, original);
  writeFileSync(file, `${JSON.stringify(toPublished(manifest), null, 2)}\n`);
}

/** Restores `package.json`. Does nothing if it is the repository's. */
export function restoreManifest(folder: string): void {
  const { file, original } = pathsOf(folder);
  if (existsSync(original)) renameSync(original, file);
}

/** Git ignores the name, and npm packs it into no package. */
function pathsOf(folder: string) {
  return { file: join(folder, 'package.json'), original: join(folder, 'package.json.orig') };
}

/** Fields that only the repository uses. */
const REPOSITORY_ONLY: readonly string[] = [
  'scripts',
  'workspaces',
  'devDependencies',
  'overrides',
  'private',
];

/**
 * In the repository, `exports` lead to the sources, so that nothing has to be built before it is run. npm ignores
 * `exports` in `publishConfig`, so they are moved here.
 */
function toPublished(manifest: Manifest): object {
  const { publishConfig, scripts, ...others } = manifest;
  const { access, ...published } = publishConfig;
  const kept = Object.entries(others).filter(([name]) => !REPOSITORY_ONLY.includes(name));
  return {
    ...Object.fromEntries(kept),
    ...published,
    publishConfig: { access },
    // npm reads this script from the published manifest, and only when it packs.
    scripts: { postpack: scripts.postpack },
  };
}
