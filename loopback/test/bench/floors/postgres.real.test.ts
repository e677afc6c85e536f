import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bareCluster } from '../../../bench/floors/postgres';
import { findPostgres } from '../../../postgres/binaries';
import { relocate } from '../../../postgres/keeper/relocate';
import { labUser } from '../../../postgres/server-user';
import { useTemporaryFolder } from '../../../testing/temporary-folder';

describe('the floor of a cluster', () => {
  const temporaryFolder = useTemporaryFolder();

  it('is measured even if only this user can enter the folder of the programs', async () => {
    const secret = join(temporaryFolder(), 'secret');
    mkdirSync(secret, { mode: 0o700 });
    const { binFolder, ...binaries } = await findPostgres(process.env);
    const programs = join(secret, 'pg');
    relocate({ from: dirname(binFolder), to: programs, links: binaries.missingLinks, owner: labUser() });
    const cluster = await bareCluster({ ...binaries, binFolder: join(programs, 'bin') }, 1);
    try {
      expect(await cluster.failOver()).toBeGreaterThan(0);
    } finally {
      await cluster.close();
    }
  });
});
