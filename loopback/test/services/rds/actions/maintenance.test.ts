import { applyPendingMaintenanceAction } from '../../../../services/rds/actions/apply-pending-maintenance-action';
import { describeDBInstances } from '../../../../services/rds/actions/describe-db-instances';
import { describePendingMaintenanceActions } from '../../../../services/rds/actions/describe-pending-maintenance-actions';
import { modifyDBCluster } from '../../../../services/rds/actions/modify-db-cluster';
import { modifyDBInstance } from '../../../../services/rds/actions/modify-db-instance';
import { clusterArn, createFisLab } from '../../../support/fis-lab';

const instanceArn = clusterArn.replace('cluster:orders', 'db:i1');
const pending = {
  ResourceIdentifier: clusterArn,
  PendingMaintenanceActionDetails: [
    { Action: 'system-update', Description: 'New Operating System update is available' },
  ],
};

describe('the pending maintenance of a cluster', () => {
  const describeActions = async (input = {}) => {
    const { rds } = await createFisLab();
    return (await describePendingMaintenanceActions(rds, input)).PendingMaintenanceActions;
  };

  it('is always one update of the operating system, which belongs to the cluster', async () => {
    expect(await describeActions()).toEqual([pending]);
    expect(await describeActions({ ResourceIdentifier: clusterArn })).toEqual([pending]);
    expect(await describeActions({ ResourceIdentifier: instanceArn })).toEqual([]);
    expect(await describeActions({ Filters: [{ Name: 'db-cluster-id', Values: [clusterArn] }] })).toEqual([
      pending,
    ]);
    expect(await describeActions({ Filters: [{ Name: 'db-cluster-id', Values: ['other'] }] })).toEqual([]);
    await expect(describeActions({ ResourceIdentifier: `${clusterArn}x` })).rejects.toMatchObject({
      name: 'ResourceNotFoundFault',
    });
  });

  it('is applied immediately, and another update is pending afterwards', async () => {
    const { rds, simulated } = await createFisLab();
    const input = { ResourceIdentifier: clusterArn, ApplyAction: 'system-update', OptInType: 'immediate' };
    const answer = await applyPendingMaintenanceAction(rds, input);
    expect(answer.ResourcePendingMaintenanceActions).toEqual(pending);
    expect(simulated.cluster.status).toBe('maintenance');
    await expect(applyPendingMaintenanceAction(rds, input)).rejects.toMatchObject({
      code: 'InvalidDBClusterState',
    });
    await simulated.until(() => simulated.cluster.writer?.identifier !== 'i1');
    await simulated.until(() => simulated.cluster.status === 'available');
    expect((await describePendingMaintenanceActions(rds, {})).PendingMaintenanceActions).toEqual([pending]);
  });

  it.each([
    ['another action', { ApplyAction: 'db-upgrade' }, { name: 'ResourceNotFoundFault' }],
    ['an unknown action', { ApplyAction: 'x' }, { code: 'InvalidParameterValue' }],
    ['an unknown opt-in', { OptInType: 'x' }, { code: 'InvalidParameterValue' }],
    ['the next window', { OptInType: 'next-maintenance' }, { code: 'InvalidParameterCombination' }],
    ['an instance', { ResourceIdentifier: instanceArn }, { name: 'ResourceNotFoundFault' }],
    ['no ARN', { ResourceIdentifier: 'orders' }, { code: 'InvalidParameterValue' }],
    ['an unknown cluster', { ResourceIdentifier: `${clusterArn}x` }, { name: 'ResourceNotFoundFault' }],
  ])('is not applied to or by %s', async (_what, changes, error) => {
    const { rds, simulated } = await createFisLab();
    const input = { ResourceIdentifier: clusterArn, ApplyAction: 'system-update', OptInType: 'immediate' };
    await expect(applyPendingMaintenanceAction(rds, { ...input, ...changes })).rejects.toMatchObject(error);
    expect(simulated.cluster.status).toBe('available');
  });
});

describe('a change of the version of a cluster', () => {
  const modify = async (input: object) => {
    const { rds, simulated } = await createFisLab();
    simulated.cluster.engineVersion = '17.5';
    const modified = modifyDBCluster(rds, {
      DBClusterIdentifier: 'orders',
      ApplyImmediately: true,
      ...input,
    });
    return { ...(await modified).DBCluster, simulated };
  };

  it('is in progress on return, and is then shown', async () => {
    const { Status, EngineVersion, simulated } = await modify({ EngineVersion: '17.9' });
    expect([Status, EngineVersion]).toEqual(['upgrading', '17.5']);
    await simulated.until(() => simulated.cluster.status === 'available');
    expect(simulated.cluster.engineVersion).toBe('17.9');
  });

  it('does nothing for the current version', async () => {
    expect(await modify({ EngineVersion: '17.5' })).toMatchObject({ Status: 'available' });
  });

  it.each([
    ['an older version', { EngineVersion: '17.4' }, 'Cannot upgrade aurora-postgresql from 17.5 to 17.4'],
    ['an unknown version', { EngineVersion: '17.99' }, 'Cannot find version 17.99 for aurora-postgresql'],
    [
      'another major version',
      { EngineVersion: '16.13' },
      'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
    ],
    ['the next window', { EngineVersion: '17.9', ApplyImmediately: false }, 'requires ApplyImmediately'],
  ])('is refused for %s', async (_what, input, message) => {
    await expect(modify(input)).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
      message: expect.stringContaining(message),
    });
  });
});

it('A change of the class is shown as pending until the instance has restarted', async () => {
  const { rds, simulated } = await createFisLab();
  const DBInstanceIdentifier = 'i1';
  const DBInstanceClass = 'db.r7g.xlarge';
  await modifyDBInstance(rds, { DBInstanceIdentifier, DBInstanceClass, ApplyImmediately: true });
  const look = async () => (await describeDBInstances(rds, { DBInstanceIdentifier })).DBInstances?.[0];
  expect(await look()).toMatchObject({
    DBInstanceStatus: 'modifying',
    DBInstanceClass: 'db.r7g.large',
    PendingModifiedValues: { DBInstanceClass },
  });
  await simulated.until(() => simulated.cluster.member('i1').status === 'available');
  expect(await look()).toMatchObject({ DBInstanceClass, PendingModifiedValues: {} });
});
