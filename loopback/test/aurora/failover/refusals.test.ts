import type { AuroraError } from '../../../aurora/errors';
import { createSimulatedCluster } from '../../support/aurora/simulated-cluster';

function refusalOf(call: () => unknown): Pick<AuroraError, 'code' | 'message'> {
  try {
    call();
  } catch (error) {
    const { code, message } = error as AuroraError;
    return { code, message };
  }
  throw new Error('the call was not refused');
}

describe('a failover that cannot be', () => {
  it('needs two instances, whatever the target', async () => {
    const { cluster } = await createSimulatedCluster(1);
    const refusal = {
      code: 'InvalidDBClusterState',
      message: 'Database cluster:orders should have at least two database instances for failover',
    };
    expect(refusalOf(() => cluster.failOver())).toEqual(refusal);
    expect(refusalOf(() => cluster.failOver('nobody'))).toEqual(refusal);
  });

  it('needs a target that exists', async () => {
    const { cluster } = await createSimulatedCluster(2);
    expect(refusalOf(() => cluster.failOver('nobody'))).toEqual({
      code: 'FailoverTargetNotFound',
      message: 'Cannot find target instance: nobody',
    });
  });

  it('needs a target that is available', async () => {
    const { cluster, database, until } = await createSimulatedCluster(3);
    database('i2').crash();
    await until(() => cluster.member('i2').status === 'rebooting');
    expect(refusalOf(() => cluster.failOver('i2'))).toEqual({
      code: 'InvalidDBInstanceState',
      message: 'Instance i2 should be in valid state for failover.',
    });
  });

  it('needs a target that is not the writer already', async () => {
    const { cluster } = await createSimulatedCluster(2);
    expect(refusalOf(() => cluster.failOver('i1'))).toEqual({
      code: 'InvalidDBInstanceState',
      message: 'Instance i1 is already the writer of DB cluster orders; name a reader.',
    });
  });

  it('needs a reader that is available when none is named', async () => {
    const { cluster, database, until } = await createSimulatedCluster(2);
    database('i2').crash();
    await until(() => cluster.member('i2').status === 'rebooting');
    expect(refusalOf(() => cluster.failOver())).toEqual({
      code: 'InvalidDBClusterState',
      message:
        'DB cluster orders has no reader that is available and in step with the writer (i2: rebooting).',
    });
  });

  it('changes nothing', async () => {
    const { cluster, statuses } = await createSimulatedCluster(2);
    refusalOf(() => cluster.failOver('nobody'));
    expect(statuses()).toEqual(['available', 'available', 'available']);
  });
});
