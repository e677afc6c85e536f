import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HomeKeeper } from './home-keeper';
import type { KeeperCall, KeeperMessage, KeeperOptions } from './protocol';
import { relocate as bringIn } from './relocate';

const SOCKET_FOLDER = 's';
const PROGRAMS_FOLDER = 'pg';

/**
 * The keeper: the process that outlives the process of the account. When the latter ends for any reason, the kernel closes
 * the channel between the two. The keeper then kills every server of the home, removes the folder and ends.
 */
const options = JSON.parse(process.argv.at(-1) ?? '') as KeeperOptions;
const home = openHome(options);
// Not `node`: a command that kills all processes named `node` must not kill the clean-up as well.
process.title = `lab-postgres-keeper ${home.folder}`;
serve(new HomeKeeper(home.folder, home.binFolder, send));

interface OpenHome {
  readonly folder: string;
  readonly binFolder: string;
}

function openHome(options: KeeperOptions): OpenHome {
  const { home, binFolder, relocate, user } = options;
  const folder = 'lost' in home ? home.lost : realpathSync(mkdtempSync(join(home.base, 'lab-pg-')));
  try {
    if ('base' in home) createFolders(folder, options);
    switchUser(user);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, binFolder: relocate ? join(folder, PROGRAMS_FOLDER, 'bin') : binFolder };
}

/** Creates the home's folders. As root, this happens while only root can enter the home. */
function createFolders(folder: string, { binFolder, relocate, user }: KeeperOptions): void {
  const owner = user ?? { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  mkdirSync(join(folder, SOCKET_FOLDER), { mode: 0o700 });
  chownSync(join(folder, SOCKET_FOLDER), owner.uid, owner.gid);
  if (relocate)
    bringIn({ from: dirname(binFolder), to: join(folder, PROGRAMS_FOLDER), links: relocate.links, owner });
  chownSync(folder, owner.uid, owner.gid);
}

function switchUser(user: KeeperOptions['user']): void {
  process.chdir('/');
  if (!user) return;
  process.setgroups?.([user.gid]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}

function serve(keeper: HomeKeeper): void {
  const end = () => void keeper.end().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  if (!process.connected) end();
  process.on('message', (call: KeeperCall) => void keeper.answer(call));
  send({ kind: 'ready', ...home });
}

/** Sends nothing once the process of the account has ended. `serve` detects that by the end of the channel. */
function send(message: KeeperMessage): void {
  if (process.connected) process.send?.(message, () => {});
}
