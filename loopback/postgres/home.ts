import { join } from 'node:path';
import type { PostgresBinaries } from './binaries';
import { canUse } from './file-access';
import { chooseHomeLocation } from './home-location';
import { KeeperChannel } from './keeper-channel';
import type { SystemUser } from './server-user';
import { findServerUser, labUser } from './server-user';

/** The private temporary folder servers live in, and the process that outlives the lab to clean it up. */
export interface PostgresHome {
  /** Absolute path, short enough for Unix sockets; only the servers' user (and root) can enter it. */
  readonly folder: string;
  /** The servers' sockets are in here, told apart by their numbers. */
  readonly socketFolder: string;
  readonly binaries: PostgresBinaries;
  readonly labUser: SystemUser;
  readonly serverUser: SystemUser;
  readonly keeper: KeeperChannel;
  /** A number no other server of this home has. */
  nextServerNumber(): number;
  /** Ends every server by force and removes the folder. Idempotent; the end of the lab process has the same effect. */
  close(): Promise<void>;
}

/**
 * Ready for use on return. All servers of a home run as one operating-system user: the lab's own, or an existing
 * unprivileged one when the lab is root. Programs this user cannot reach are brought into the home.
 */
export async function createPostgresHome(
  binaries: PostgresBinaries,
  env: NodeJS.ProcessEnv = process.env,
): Promise<PostgresHome> {
  const lab = labUser();
  const serverUser = await findServerUser(lab);
  const { uid, gid } = serverUser;
  const keeper = new KeeperChannel({
    home: { base: chooseHomeLocation(env, serverUser) },
    binFolder: binaries.binFolder,
    ...(serverUser.uid !== lab.uid && { user: { uid, gid } }),
    ...(needRelocation(binaries, serverUser) && { relocate: { links: binaries.missingLinks } }),
  });
  const { folder, binFolder } = await keeper.ready;
  let lastServerNumber = 0;
  return {
    folder,
    socketFolder: join(folder, 's'),
    binaries: { ...binaries, binFolder },
    labUser: lab,
    serverUser,
    keeper,
    nextServerNumber() {
      lastServerNumber += 1;
      return lastServerNumber;
    },
    close: () => keeper.close(),
  };
}

/** Whether the servers' user cannot run the programs where they are. */
export function needRelocation(binaries: PostgresBinaries, user: SystemUser): boolean {
  return (
    binaries.missingLinks.length > 0 || !canUse(user, join(binaries.binFolder, 'postgres'), 'read', 'enter')
  );
}
