import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LibraryLink } from './protocol';

const NEEDED = ['bin', 'lib', 'share'];
const NOT_NEEDED = /\.a$|^(pgxs|pkgconfig|include|doc|man|locale)$/;

export interface Relocation {
  /** Root of the installation: the folder that contains bin, lib and share. */
  readonly from: string;
  readonly to: string;
  readonly links: readonly LibraryLink[];
  /** User who must be able to remove the copy. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

/**
 * Puts the programs where the servers' user can run them: as hard links where the file system and the files' modes
 * allow it, since they take no space, and as copies otherwise.
 */
export function relocate(relocation: Relocation): void {
  makeFolder(relocation.to, relocation);
  for (const part of NEEDED) {
    relocateFolder(join(relocation.from, part), join(relocation.to, part), relocation);
  }
  for (const link of relocation.links) symlinkSync(link.target, join(relocation.to, link.path));
}

function relocateFolder(from: string, to: string, relocation: Relocation): void {
  makeFolder(to, relocation);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (NOT_NEEDED.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) relocateFolder(source, target, relocation);
    else relocateFile(source, target);
  }
}

/** Creates a folder owned by `owner`. The owner of linked files does not change: they are still the installation's. */
function makeFolder(path: string, { owner }: Relocation): void {
  mkdirSync(path, { mode: 0o755 });
  chownSync(path, owner.uid, owner.gid);
}

function relocateFile(source: string, target: string): void {
  const { mode } = statSync(source);
  try {
    if ((mode & 0o004) === 0) throw new Error('readable by its owner only');
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
    chmodSync(target, mode | 0o444 | ((mode & 0o100) === 0 ? 0 : 0o111));
  }
}
