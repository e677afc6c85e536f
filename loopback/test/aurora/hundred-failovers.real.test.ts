import { processesMentioning } from '../../testing/processes';
import { waitFor } from '../../testing/wait-for';
import { createRealCluster, killServer, untilAvailable } from '../support/aurora/real-cluster';
import { WriteLoad } from '../support/aurora/write-load';

const FAILOVERS = 100;

describe('a cluster under 50 writes a second', () => {
  it('loses no acknowledged write in 100 failovers, every other one by SIGKILL, and leaves no process', async () => {
    const { cluster, home, lines, close } = await createRealCluster(3);
    const load = new WriteLoad(cluster);
    try {
      for (let count = 0; count < FAILOVERS; count++) {
        const { writer } = cluster;
        if (writer === undefined) throw new Error('no writer');
        const before = load.acknowledged.size;
        await waitFor('a write is acknowledged', 5_000, () =>
          load.acknowledged.size > before + 2 ? undefined : `${load.acknowledged.size}`,
        );
        if (count % 2 === 0) await cluster.failOver().done;
        else killServer(writer);
        await waitFor('another instance is the writer', 10_000, () =>
          cluster.writer === writer ? writer.identifier : undefined,
        );
        await untilAvailable(cluster);
      }
      await load.stop();
      const identifiers = cluster.members.map(({ identifier }) => identifier);
      for (const identifier of identifiers) {
        await waitFor(`${identifier} has every acknowledged write`, 5_000, async () => {
          const lost = await load.findLost(identifier);
          return lost.length === 0 ? undefined : `without ${lost.join(', ')}`;
        });
      }
      const ids = cluster.events.all.map(({ id }) => id);
      expect(ids.filter((id) => id === 'RDS-EVENT-0073')).toHaveLength(FAILOVERS);
      expect(ids.filter((id) => id === 'RDS-EVENT-0071')).toHaveLength(FAILOVERS);
      expect(ids).not.toContain('RDS-EVENT-0069');
    } catch (error) {
      throw new Error(`${String(error)}\n${lines.slice(-30).join('\n')}`);
    } finally {
      await load.stop();
      await close();
    }
    expect(load.acknowledged.size).toBeGreaterThan(FAILOVERS);
    expect(processesMentioning(home.folder)).toEqual([]);
  }, 240_000);
});
