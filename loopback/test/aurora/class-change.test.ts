import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

const instanceClass = 'db.r7g.xlarge';

/** Events of an instance that restarts with its new class. */
const restarted = (identifier: string) =>
  ['0012', '0004', '0006', '0014'].map((number) => `${identifier}: RDS-EVENT-${number}`);

describe('a change of the class', () => {
  it('of the writer promotes a reader first; the old writer restarts with its new class and stays a reader', async () => {
    const { clock, cluster, database, run, newEvents, statuses } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(1));
    const change = cluster.modifyInstance('i1', { instanceClass });
    expect(cluster.member('i1')).toMatchObject({
      ...{ status: 'modifying', instanceClass: 'db.r7g.large', pendingInstanceClass: instanceClass },
    });
    await run(change);
    expect(cluster.writer?.identifier).toBe('i2');
    expect(cluster.member('i1')).toMatchObject({
      role: 'reader',
      instanceClass,
      pendingInstanceClass: undefined,
    });
    expect(statuses()).toEqual(['available', 'available', 'available', 'available']);
    expect(newEvents()).toEqual([
      'i1: RDS-EVENT-0012',
      'orders: RDS-EVENT-0073',
      'i1: RDS-EVENT-0004',
      'i2: RDS-EVENT-0006',
      'i1: A new writer was promoted. Restarting database as a reader.',
      'i2: RDS-EVENT-0385',
      'orders: RDS-EVENT-0071',
      'i1: RDS-EVENT-0006',
      'i1: RDS-EVENT-0014',
    ]);
    expect(database('i2').log).toContain(1);
  });

  it('of a writer without readers restarts it in place', async () => {
    const { cluster, run, newEvents } = await createSimulatedCluster(1);
    await run(cluster.modifyInstance('i1', { instanceClass }));
    expect(cluster.member('i1')).toMatchObject({ status: 'available', role: 'writer', instanceClass });
    expect(newEvents()).toEqual(restarted('i1'));
  });

  it('of a reader restarts this reader only', async () => {
    const { cluster, until, newEvents, changes } = await createSimulatedCluster(3);
    cluster.modifyInstance('i3', { instanceClass });
    await until(() => cluster.member('i3').status === 'available');
    expect(cluster.member('i3')).toMatchObject({ role: 'reader', instanceClass });
    expect(cluster.writer?.identifier).toBe('i1');
    expect(newEvents()).toEqual(restarted('i3'));
    expect(changes.map(({ what }) => what)).toEqual(['closing i3', 'opened i3']);
  });

  it('is refused while the instance is being changed', async () => {
    const { cluster, run } = await createSimulatedCluster(2);
    const change = cluster.modifyInstance('i1', { instanceClass });
    expect(() => cluster.modifyInstance('i1', { instanceClass: 'db.r7g.large' })).toThrow(
      expect.objectContaining({ code: 'InvalidDBInstanceState' }),
    );
    await run(change);
  });
});
