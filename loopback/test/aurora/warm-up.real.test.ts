import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFrontedCluster } from '../../testing/fronted-cluster';
import { waitFor } from '../../testing/wait-for';

describe('a reader', () => {
  it('prepares the first login to every database, so that the login is fast after a promotion', async () => {
    const lab = await createFrontedCluster({ instances: 2 });
    try {
      const { writer, members } = lab.cluster;
      const reader = members.find((member) => member !== writer);
      const rows = await writer?.database.query<{ oid: string }>(
        "SELECT oid::text FROM pg_database WHERE datname = 'shop'",
      );
      const file = join(
        ...[lab.homeFolder, reader?.resourceId.toLowerCase() ?? '', 'base', rows?.[0]?.oid ?? ''],
        'pg_internal.init',
      );
      await waitFor(`${file} to exist`, 10_000, () => (existsSync(file) ? undefined : 'it is missing'));
      const planned = await reader?.database.query(
        "SELECT FROM pg_prepared_statements WHERE statement LIKE '%rds_iam%'",
      );
      expect(planned).toHaveLength(1);
    } finally {
      await lab.close();
    }
  });
});
