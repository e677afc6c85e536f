import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { PostgresHomeError } from './errors';

/** Operating-system user. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Candidates for the user who runs PostgreSQL: its name on Debian and Red Hat, its name on macOS, and the user that
 * exists on every system.
 */
const UNPRIVILEGED = ['postgres', '_postgres', 'nobody'];

/** Returns the user that runs this process. PostgreSQL authenticates by name, so the user must have a name. */
export function labUser(): SystemUser {
  try {
    const { username, uid, gid } = userInfo();
    return { name: username, uid, gid };
  } catch (cause) {
    throw new PostgresHomeError(
      `PostgreSQL needs a user with a name, and user id ${process.getuid?.()} has no entry in the user database. ` +
        'Run this program as a user that has an entry.',
      { cause },
    );
  }
}

/**
 * Finds the user that runs the servers: the user of this process, or an existing unprivileged user if this process runs
 * as root, which PostgreSQL refuses.
 */
export async function findServerUser(lab: SystemUser, candidates = UNPRIVILEGED): Promise<SystemUser> {
  if (lab.uid !== 0) return lab;
  for (const name of candidates) {
    const [uid, gid] = await Promise.all([askId('-u', name), askId('-g', name)]);
    if (uid && gid) return { name, uid, gid };
  }
  throw new PostgresHomeError(
    `PostgreSQL refuses to run as root, and none of the users ${candidates.join(', ')} exists. ` +
      'Run this program as an ordinary user.',
  );
}

/** Returns a user's or group's id. macOS prints the id of `nobody` as a negative number. */
async function askId(option: '-u' | '-g', name: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('id', [option, name]);
    return Number(stdout) >>> 0;
  } catch {
    return undefined;
  }
}
