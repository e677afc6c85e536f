import { lstat, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { LibraryLink } from './keeper/protocol';

/**
 * Creates the symbolic links by which a package's libraries are loaded. npm packages contain no symbolic links; the
 * package's install script creates them, but npm may skip such scripts. Safe to run in several processes at the same
 * time. Returns the links that could not be created because the folder is not writable.
 */
export async function makeMissingLinks(nativeFolder: string): Promise<LibraryLink[]> {
  const missing: LibraryLink[] = [];
  for (const link of await listLinks(nativeFolder)) {
    if (!(await createLink(nativeFolder, link))) missing.push(link);
  }
  return missing;
}

/**
 * Reads the package's list of links. Both paths in it are relative to the package, which contains the folder `native`.
 */
async function listLinks(nativeFolder: string): Promise<LibraryLink[]> {
  const text = await readFile(join(nativeFolder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const list = JSON.parse(text) as { source: string; target: string }[];
  return list.map(({ source, target }) => ({
    path: relative(basename(nativeFolder), target),
    target: relative(dirname(target), source),
  }));
}

/** Returns whether the link exists now. */
async function createLink(nativeFolder: string, link: LibraryLink): Promise<boolean> {
  const path = join(nativeFolder, link.path);
  try {
    await symlink(link.target, path);
    return true;
  } catch {
    return lstat(path).then(
      () => true,
      () => false,
    );
  }
}
