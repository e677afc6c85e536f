import { chownSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HomeKeeper } from './home-keeper';
import type { KeeperCall, KeeperMessage, KeeperOptions } from './protocol';
import { relocate } from './relocate';

/**
 * The process that outlives the lab. It ends with the channel to the lab, which the kernel closes whatever
 * happens to the lab; then every server of the home is ended and its folder removed.
 */
const options = JSON.parse(process.argv.at(-1) ?? '') as KeeperOptions;
const home = prepareHome(options);
// Not `node`: who kills the lab by that name must not kill its clean-up along with it.
process.title = `lab-postgres-keeper ${home.folder}`;
becomeServerUser(options);
serve(new HomeKeeper(home.folder, home.binFolder, send));

/** As root, everything here happens while nobody but root can enter the folder. */
function prepareHome({ home, binFolder, relocate: relocation, user }: KeeperOptions) {
  if ('lost' in home) return { folder: home.lost, binFolder };
  const folder = realpathSync(mkdtempSync(join(home.base, 'lab-pg-')));
  const owner = user ?? { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  mkdirSync(join(folder, 's'), { mode: 0o700 });
  chownSync(join(folder, 's'), owner.uid, owner.gid);
  if (relocation) {
    relocate({ from: dirname(binFolder), to: join(folder, 'pg'), links: relocation.links, owner });
  }
  chownSync(folder, owner.uid, owner.gid);
  return { folder, binFolder: relocation ? join(folder, 'pg', 'bin') : binFolder };
}

function becomeServerUser({ user }: KeeperOptions): void {
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
