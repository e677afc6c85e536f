import { join } from 'node:path';
import type { PostgresBinaries } from './binaries';
import { canUse } from './file-access';
import { chooseHomeLocation } from './home-location';
import { KeeperChannel } from './keeper-channel';
import type { SystemUser } from './server-user';
import { findServerUser, labUser } from './server-user';

/**
 * Private temporary folder in which servers live, with the keeper: the process that outlives this process and removes the
 * folder.
 */
export interface PostgresHome {
  /** Absolute path, short enough for Unix sockets. Only the servers' user and root can enter it. */
  readonly folder: string;
  /** Folder of the servers' sockets, which differ by server number. */
  readonly socketFolder: string;
  readonly binaries: PostgresBinaries;
  /** User of this process. */
  readonly labUser: SystemUser;
  readonly serverUser: SystemUser;
  readonly keeper: KeeperChannel;
  /** Returns a number that no other server of this home has. */
  nextServerNumber(): number;
  /** Kills every server and removes the folder. Idempotent. The same happens when this process ends. */
  close(): Promise<void>;
}

/**
 * Creates a home that is ready for use. All servers of a home run as one operating-system user: the user of this process, or
 * an existing unprivileged user if this process runs as root. Programs that this user cannot reach are copied into the home.
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

/** Whether the programs must be copied because the servers' user cannot run them where they are. */
export function needRelocation(binaries: PostgresBinaries, user: SystemUser): boolean {
  return (
    binaries.missingLinks.length > 0 || !canUse(user, join(binaries.binFolder, 'postgres'), 'read', 'enter')
  );
}
