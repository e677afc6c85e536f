import type { SimulatedCluster } from '../support/aurora/simulated-cluster';
import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

interface Effect {
  /** Writer after the cause. */
  readonly writer: 'i1' | 'i2';
  /** Instances that restarted, by their events. The promotion of a reader counts as its restart. */
  readonly restarts: readonly string[];
  /** Number of completed failovers. */
  readonly failovers: number;
}

const inPlace = { writer: 'i1', restarts: ['i1'], failovers: 0 } as const;
const promoted = { writer: 'i2', restarts: ['i1', 'i2'], failovers: 1 } as const;

/** Causes of "What interrupts a cluster" (`docs/compatibility.md`), each with its effect with 0 readers and with 1 reader. */
const CAUSES: Readonly<Record<string, readonly [play: (lab: SimulatedCluster) => unknown, Effect, Effect]>> =
  {
    'a crash in place': [({ database }) => database('i1').crash('instance'), inPlace, inPlace],
    'the loss of the host': [({ cluster }) => cluster.loseWriter(), inPlace, promoted],
    'a class change': [
      ({ cluster }) => cluster.modifyInstance('i1', { instanceClass: 'db.r7g.xlarge' }),
      inPlace,
      promoted,
    ],
    // The reader restarts before it is promoted.
    'a system update': [
      ({ cluster }) => cluster.applySystemUpdate(),
      inPlace,
      { ...promoted, restarts: ['i1', 'i2', 'i2'] },
    ],
    'a minor version upgrade': [
      ({ cluster }) => cluster.upgrade('17.9'),
      inPlace,
      { ...inPlace, restarts: ['i1', 'i2'] },
    ],
  };

describe.each(Object.entries(CAUSES))('%s', (_, [play, alone, withReader]) => {
  it.each([
    ['without readers', 1, alone],
    ['with 1 reader', 2, withReader],
  ])(
    'of a writer %s has the documented effect, and loses no acknowledged write',
    async (__, instances, effect) => {
      const lab = await createSimulatedCluster(instances, { engineVersion: '17.5' });
      const { clock, cluster, database, statuses, until } = lab;
      expect(await clock.run(database('i1').write(1))).toBe(true);
      play(lab);
      await until(() => cluster.connectionTarget('cluster').state !== 'member');
      await until(() => statuses().every((status) => status === 'available'));
      await clock.run(clock.sleep(10_000));
      expect(effectOn(lab)).toEqual(effect);
      expect(database(effect.writer).log).toContain(1);
      expect(readerEndpointOf(lab)).toBe(instances === 2 && effect.writer === 'i1' ? 'i2' : 'i1');
    },
  );
});

it('a crash in place fails reads only if there is no reader: the reader endpoint leads to the writer', async () => {
  for (const [instances, led] of [
    [1, 'closed'],
    [2, 'i2'],
  ] as const) {
    const lab = await createSimulatedCluster(instances);
    lab.database('i1').crash('instance');
    await lab.until(() => lab.cluster.connectionTarget('cluster').state === 'closed');
    expect(readerEndpointOf(lab)).toBe(led);
  }
});

it('until a failover has ended, the reader endpoint of a cluster with 1 reader leads to the new writer', async () => {
  const lab = await createSimulatedCluster(2);
  lab.cluster.failOver();
  await lab.until(() => lab.cluster.writer?.identifier === 'i2');
  expect(readerEndpointOf(lab)).toBe('i2');
  await lab.until(() => lab.cluster.member('i1').status === 'available');
  expect(readerEndpointOf(lab)).toBe('i1');
});

it('an outage of the zone without a reader elsewhere lasts until it ends, and RDS reports nothing', async () => {
  const lab = await createSimulatedCluster(1);
  const { clock, cluster, newEvents } = lab;
  cluster.isolate(['i1']);
  await clock.run(clock.sleep(60_000));
  expect(cluster.connectionTarget('cluster').state).toBe('unreachable');
  cluster.reconnect(['i1']);
  expect(cluster.connectionTarget('cluster').state).toBe('member');
  expect(newEvents()).toEqual([]);
});

it('an outage of the zone and a requested failover promote the reader of another zone, and the writer returns as a reader', async () => {
  const lab = await createSimulatedCluster(2);
  const { clock, cluster, database, run, statuses, until } = lab;
  expect(await clock.run(database('i1').write(1))).toBe(true);
  cluster.isolate(['i1']);
  await run(cluster.failOver());
  expect(database('i2').log).toContain(1);
  cluster.reconnect(['i1']);
  await until(() => statuses().every((status) => status === 'available'));
  expect(effectOn(lab)).toEqual(promoted);
});

function effectOn({ cluster }: SimulatedCluster): Effect {
  const all = cluster.events.all;
  const restarts = all.filter(({ id }) => id === 'RDS-EVENT-0006');
  return {
    writer: cluster.writer?.identifier === 'i2' ? 'i2' : 'i1',
    restarts: restarts.map(({ sourceIdentifier }) => sourceIdentifier).sort(),
    failovers: all.filter(({ id }) => id === 'RDS-EVENT-0071').length,
  };
}

function readerEndpointOf({ cluster }: SimulatedCluster): string {
  const target = cluster.connectionTarget('reader');
  return target.state === 'member' ? target.member.identifier : target.state;
}
