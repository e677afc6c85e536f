import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HomeKeeper } from './home-keeper';
import type { KeeperCall, KeeperMessage, KeeperOptions } from './protocol';
import { relocate as bringIn } from './relocate';

const SOCKET_FOLDER = 's';
const PROGRAMS_FOLDER = 'pg';

/**
 * The process that outlives the lab. It ends with the channel to the lab, which the kernel closes whatever
 * happens to the lab; then every server of the home is ended and its folder removed.
 */
const options = JSON.parse(process.argv.at(-1) ?? '') as KeeperOptions;
const home = openHome(options);
// Not `node`: who kills the lab by that name must not kill its clean-up along with it.
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
    if ('base' in home) furnish(folder, options);
    become(user);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, binFolder: relocate ? join(folder, PROGRAMS_FOLDER, 'bin') : binFolder };
}

/** As root, this happens while nobody but root can enter the folder. */
function furnish(folder: string, { binFolder, relocate, user }: KeeperOptions): void {
  const owner = user ?? { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  mkdirSync(join(folder, SOCKET_FOLDER), { mode: 0o700 });
  chownSync(join(folder, SOCKET_FOLDER), owner.uid, owner.gid);
  if (relocate)
    bringIn({ from: dirname(binFolder), to: join(folder, PROGRAMS_FOLDER), links: relocate.links, owner });
  chownSync(folder, owner.uid, owner.gid);
}

function become(user: KeeperOptions['user']): void {
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

/** A lab that is gone hears nothing; the channel's end tells that to `serve`. */
function send(message: KeeperMessage): void {
  if (process.connected) process.send?.(message, () => {});
}
