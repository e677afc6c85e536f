import { bareCluster } from '../../../bench/floors/postgres';
import { findPostgres } from '../../../postgres/binaries';

jest.setTimeout(60_000);

describe('the floor of a cluster', () => {
  it('is the time of a real start and a real failover', async () => {
    const cluster = await bareCluster(await findPostgres(process.env), 1);
    try {
      const failoverMs = await cluster.failOver();
      expect(failoverMs).toBeGreaterThan(1);
      expect(failoverMs).toBeLessThan(cluster.elapsedMs);
    } finally {
      await cluster.close();
    }
  });
});
