import { lstat, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { LibraryLink } from './keeper/protocol';

/**
 * npm packages hold no symbolic links; a package's install script makes those its libraries are loaded by. npm may
 * skip such scripts, so the missing ones are made here. Several processes may do so at once. Returns the links that
 * could not be made because the folder is not to be written to.
 */
export async function makeMissingLinks(nativeFolder: string): Promise<LibraryLink[]> {
  const unmade: LibraryLink[] = [];
  for (const link of await listLinks(nativeFolder)) {
    if (!(await isMade(nativeFolder, link))) unmade.push(link);
  }
  return unmade;
}

/** The list names both ends relative to the package, whose folder `native` is. */
async function listLinks(nativeFolder: string): Promise<LibraryLink[]> {
  const text = await readFile(join(nativeFolder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const list = JSON.parse(text) as { source: string; target: string }[];
  return list.map(({ source, target }) => ({
    path: relative(basename(nativeFolder), target),
    target: relative(dirname(target), source),
  }));
}

async function isMade(nativeFolder: string, link: LibraryLink): Promise<boolean> {
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
