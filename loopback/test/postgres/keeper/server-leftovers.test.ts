import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseLeftovers } from '../../../postgres/keeper/server-leftovers';
import { useTemporaryFolder } from '../../../testing/temporary-folder';

describe('releasing the leftovers of a killed server', () => {
  const temporaryFolder = useTemporaryFolder();
  const leave = (...lines: string[]) => {
    writeFileSync(join(temporaryFolder(), 'postmaster.pid'), `${lines.join('\n')}\n`);
    for (const file of ['.s.PGSQL.7', '.s.PGSQL.7.lock', '.s.PGSQL.8'])
      writeFileSync(join(temporaryFolder(), file), '');
  };

  it('removes the lock files and the socket of this server, but not those of other servers', async () => {
    leave('4194305', temporaryFolder(), '1795378363', '7', temporaryFolder(), '', '', 'ready   ');
    await releaseLeftovers(temporaryFolder());
    expect(readdirSync(temporaryFolder())).toEqual(['.s.PGSQL.8']);
  });

  it('succeeds with a truncated lock file, and without a lock file', async () => {
    leave('4194305');
    await releaseLeftovers(temporaryFolder());
    await releaseLeftovers(temporaryFolder());
    expect(existsSync(join(temporaryFolder(), 'postmaster.pid'))).toBe(false);
  });
});
