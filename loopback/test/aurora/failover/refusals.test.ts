import type { AuroraError } from '../../../aurora/errors';
import { createSimulatedCluster } from '../../support/aurora/simulated-cluster';

function refusalOf(call: () => unknown): Pick<AuroraError, 'code' | 'message'> {
  try {
    call();
  } catch (error) {
    const { code, message } = error as AuroraError;
    return { code, message };
  }
  throw new Error('The call was not refused.');
}

describe('a request for a failover', () => {
  it('is refused if the cluster has one instance, with and without a target', async () => {
    const { cluster } = await createSimulatedCluster(1);
    const refusal = {
      code: 'InvalidDBClusterState',
      message: 'Database cluster:orders should have at least two database instances for failover',
    };
    expect(refusalOf(() => cluster.failOver())).toEqual(refusal);
    expect(refusalOf(() => cluster.failOver('missing'))).toEqual(refusal);
  });

  it('is refused for a target that does not exist', async () => {
    const { cluster } = await createSimulatedCluster(2);
    expect(refusalOf(() => cluster.failOver('missing'))).toEqual({
      code: 'FailoverTargetNotFound',
      message: 'Cannot find target instance: missing',
    });
  });

  it('is refused for a target that is not available', async () => {
    const { cluster, database, until } = await createSimulatedCluster(3);
    database('i2').crash();
    await until(() => cluster.member('i2').status === 'rebooting');
    expect(refusalOf(() => cluster.failOver('i2'))).toEqual({
      code: 'InvalidDBInstanceState',
      message: 'Instance i2 should be in valid state for failover.',
    });
  });

  it('is refused for a target that is the writer already', async () => {
    const { cluster } = await createSimulatedCluster(2);
    expect(refusalOf(() => cluster.failOver('i1'))).toEqual({
      code: 'InvalidDBInstanceState',
      message: 'Instance i1 is already the writer of DB cluster orders; name a reader.',
    });
  });

  it('is refused without a target if no reader is available', async () => {
    const { cluster, database, until } = await createSimulatedCluster(2);
    database('i2').crash();
    await until(() => cluster.member('i2').status === 'rebooting');
    expect(refusalOf(() => cluster.failOver())).toEqual({
      code: 'InvalidDBClusterState',
      message:
        'DB cluster orders has no reader that is available and in step with the writer (i2: rebooting).',
    });
  });

  it('changes nothing when it is refused', async () => {
    const { cluster, statuses } = await createSimulatedCluster(2);
    refusalOf(() => cluster.failOver('missing'));
    expect(statuses()).toEqual(['available', 'available', 'available']);
  });
});
