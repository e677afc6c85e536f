import * as rds from '@aws-sdk/client-rds';
import { createRdsService } from '../../../services/rds/service';
import type { RdsLab } from '../../support/rds-lab';
import { startRdsLab } from '../../support/rds-lab';

const Engine = 'aurora-postgresql';
const cluster = { DBClusterIdentifier: 'c' };
const instance = { DBInstanceIdentifier: 'one' };
const subnetGroup = { DBSubnetGroupName: 'net' };
const snapshot = { DBClusterSnapshotIdentifier: 's' };
const parameterGroup = { DBClusterParameterGroupName: 'tuned' };
const ResourceName = 'arn:aws:rds:eu-west-1:123456789012:cluster:c';
const Tags = [{ Key: 'a', Value: '<&"\'> é 😀' }];

interface Step {
  readonly command: { readonly input: object };
  /** Waits after the step for a status of the cluster or of an instance. */
  readonly until?: (lab: RdsLab) => Promise<void>;
}

const createInstance = (DBInstanceIdentifier: string): Step => ({
  command: new rds.CreateDBInstanceCommand({
    ...cluster,
    Engine,
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t4g.medium',
  }),
  until: (lab) => lab.untilInstance(DBInstanceIdentifier, 'available'),
});
const deleteInstance = (DBInstanceIdentifier: string): Step => ({
  command: new rds.DeleteDBInstanceCommand({ DBInstanceIdentifier }),
  until: (lab) => lab.untilInstance(DBInstanceIdentifier, 'gone'),
});
const untilCluster = (status: string) => (lab: RdsLab) => lab.untilCluster('c', status);
const untilInstance = (status: string) => (lab: RdsLab) => lab.untilInstance('one', status);

/** Steps in the life of a cluster that call every action. */
const life: readonly Step[] = [
  {
    command: new rds.CreateDBSubnetGroupCommand({
      ...subnetGroup,
      DBSubnetGroupDescription: 'x',
      SubnetIds: ['subnet-1a', 'subnet-1b'],
    }),
  },
  { command: new rds.DescribeDBSubnetGroupsCommand({}) },
  {
    command: new rds.CreateDBClusterParameterGroupCommand({
      ...parameterGroup,
      DBParameterGroupFamily: 'aurora-postgresql17',
      Description: 'x',
    }),
  },
  {
    command: new rds.ModifyDBClusterParameterGroupCommand({
      ...parameterGroup,
      Parameters: [{ ParameterName: 'work_mem', ParameterValue: '4096', ApplyMethod: 'immediate' }],
    }),
  },
  { command: new rds.DescribeDBClusterParameterGroupsCommand({}) },
  { command: new rds.DescribeDBClusterParametersCommand(parameterGroup) },
  {
    command: new rds.CreateDBClusterCommand({
      ...cluster,
      ...subnetGroup,
      Engine,
      MasterUsername: 'lab',
      MasterUserPassword: 'correct horse',
    }),
    until: untilCluster('available'),
  },
  createInstance('one'),
  createInstance('two'),
  { command: new rds.DescribeDBClustersCommand({}) },
  { command: new rds.DescribeDBInstancesCommand({}) },
  { command: new rds.DescribeDBClusterEndpointsCommand({}) },
  { command: new rds.DescribeDBClusterSnapshotsCommand({}) },
  { command: new rds.DescribeDBEngineVersionsCommand({}) },
  { command: new rds.DescribeOrderableDBInstanceOptionsCommand({ Engine }) },
  { command: new rds.DescribeGlobalClustersCommand({}) },
  { command: new rds.AddTagsToResourceCommand({ ResourceName, Tags }) },
  { command: new rds.ListTagsForResourceCommand({ ResourceName }) },
  { command: new rds.RemoveTagsFromResourceCommand({ ResourceName, TagKeys: ['a'] }) },
  { command: new rds.ModifyDBClusterCommand({ ...cluster, BackupRetentionPeriod: 2 }) },
  { command: new rds.ModifyDBInstanceCommand({ ...instance, PromotionTier: 2 }) },
  { command: new rds.FailoverDBClusterCommand(cluster), until: untilCluster('available') },
  { command: new rds.DescribeEventsCommand({}), until: untilInstance('available') },
  { command: new rds.DescribePendingMaintenanceActionsCommand({}) },
  {
    command: new rds.ApplyPendingMaintenanceActionCommand({
      ResourceIdentifier: ResourceName,
      ApplyAction: 'system-update',
      OptInType: 'immediate',
    }),
    until: untilCluster('available'),
  },
  { command: new rds.RebootDBInstanceCommand(instance), until: untilInstance('available') },
  { command: new rds.StopDBClusterCommand(cluster), until: untilCluster('stopped') },
  { command: new rds.StartDBClusterCommand(cluster), until: untilCluster('available') },
  {
    command: new rds.CreateDBClusterSnapshotCommand({ ...cluster, ...snapshot }),
    until: (lab) => lab.untilSnapshot('s', 'available'),
  },
  { command: new rds.DescribeDBClusterSnapshotsCommand({}) },
  {
    command: new rds.RestoreDBClusterFromSnapshotCommand({
      DBClusterIdentifier: 'restored',
      SnapshotIdentifier: 's',
      Engine,
    }),
    until: (lab) => lab.untilCluster('restored', 'available'),
  },
  { command: new rds.DeleteDBClusterSnapshotCommand(snapshot) },
  {
    command: new rds.DeleteDBClusterCommand({ DBClusterIdentifier: 'restored', SkipFinalSnapshot: true }),
    until: (lab) => lab.untilCluster('restored', 'gone'),
  },
  deleteInstance('one'),
  deleteInstance('two'),
  {
    command: new rds.DeleteDBClusterCommand({ ...cluster, SkipFinalSnapshot: true }),
    until: untilCluster('gone'),
  },
  { command: new rds.DeleteDBClusterParameterGroupCommand(parameterGroup) },
  { command: new rds.DeleteDBSubnetGroupCommand(subnetGroup) },
];

describe('every action of RDS', () => {
  let lab: RdsLab;

  beforeAll(async () => {
    lab = await startRdsLab();
  }, 30_000);
  afterAll(() => lab.close());

  it('returns an answer to the real client', async () => {
    for (const { command, until } of life) {
      // The client accepts each of these commands, but their union is too large for the compiler.
      await lab.client.send(command as rds.DescribeDBClustersCommand);
      await until?.(lab);
    }
    const service = createRdsService(lab.account);
    const operations = Object.keys(rds).map((name) => name.replace(/\$$/, ''));
    const actions = operations.filter((name) => service.findOperation(name) !== undefined);
    expect([...lab.answered].sort()).toEqual([...new Set(actions)].sort());
    expect(lab.failures).toEqual([]);
  }, 60_000);

  it('returns texts unchanged', async () => {
    const Parameters = [{ ParameterName: 'log_line_prefix', ParameterValue: '<&"\'> é 😀' }];
    await lab.client.send(
      new rds.CreateDBClusterParameterGroupCommand({
        ...parameterGroup,
        DBParameterGroupFamily: 'aurora-postgresql17',
        Description: 'x',
        Tags,
      }),
    );
    await lab.client.send(new rds.ModifyDBClusterParameterGroupCommand({ ...parameterGroup, Parameters }));
    const { Parameters: set } = await lab.client.send(
      new rds.DescribeDBClusterParametersCommand(parameterGroup),
    );
    expect(set?.[0]?.ParameterValue).toBe('<&"\'> é 😀');
    const arn = 'arn:aws:rds:eu-west-1:123456789012:cluster-pg:tuned';
    const { TagList } = await lab.client.send(new rds.ListTagsForResourceCommand({ ResourceName: arn }));
    expect(TagList).toEqual(Tags);
  });
});
