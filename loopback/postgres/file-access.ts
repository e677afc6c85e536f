import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SystemUser } from './server-user';

/** Permission bit of each kind of access, for one of owner, group and others. */
type Wanted = 'read' | 'write' | 'enter';
const BITS: Record<Wanted, number> = { read: 0o4, write: 0o2, enter: 0o1 };

/**
 * Whether a user has access to a file or folder. The user must be able to enter every folder above it. Access control
 * lists are ignored.
 */
export function canUse(user: SystemUser, path: string, ...wanted: Wanted[]): boolean {
  const real = realpathSync(path);
  return wanted.every((bit) => hasBit(user, real, bit)) && canEnterAll(user, dirname(real));
}

function canEnterAll(user: SystemUser, folder: string): boolean {
  if (!hasBit(user, folder, 'enter')) return false;
  return folder === dirname(folder) || canEnterAll(user, dirname(folder));
}

function hasBit(user: SystemUser, path: string, wanted: Wanted): boolean {
  if (user.uid === 0) return true;
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return (mode & (BITS[wanted] << shift)) !== 0;
}
