import { readdirSync } from 'node:fs';
import * as rds from '@aws-sdk/client-rds';
import { eventually } from '../../../testing/eventually';
import { LabClusters } from '../../support/lab-clusters';
import type { RdsLab } from '../../support/rds-lab';
import { startRdsLab } from '../../support/rds-lab';

const Engine = 'aurora-postgresql';
const DBClusterIdentifier = 'shop';
const arn = 'arn:aws:rds:eu-west-1:123456789012';
const master = { user: 'lab', password: 'correct horse' };

describe('the snapshots of a cluster', () => {
  let lab: RdsLab;
  let clusters: LabClusters;
  const query: LabClusters['query'] = (...args) => clusters.query(...args);

  beforeAll(async () => {
    lab = await startRdsLab();
    clusters = new LabClusters(lab, { ...master, database: 'shop' });
    await lab.client.send(
      new rds.CreateDBClusterCommand({
        DBClusterIdentifier,
        Engine,
        EngineVersion: '17.7',
        DatabaseName: 'shop',
        MasterUsername: master.user,
        MasterUserPassword: master.password,
        CopyTagsToSnapshot: true,
        StorageEncrypted: true,
        Tags: [{ Key: 'team', Value: 'red' }],
      }),
    );
    await clusters.addInstance(DBClusterIdentifier, 'one');
    await query(DBClusterIdentifier, 'CREATE TABLE orders AS SELECT n FROM generate_series(1, 1000) n');
  }, 30_000);
  afterAll(() => lab.close());

  const snapshot = (DBClusterSnapshotIdentifier: string, Tags: rds.Tag[] = []) =>
    lab.client.send(
      new rds.CreateDBClusterSnapshotCommand({ DBClusterIdentifier, DBClusterSnapshotIdentifier, Tags }),
    );
  const list = async (input: rds.DescribeDBClusterSnapshotsCommandInput = {}) =>
    (await lab.client.send(new rds.DescribeDBClusterSnapshotsCommand(input))).DBClusterSnapshots ?? [];
  const remove = (DBClusterSnapshotIdentifier: string) =>
    lab.client.send(new rds.DeleteDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier }));
  const restore = (input: Partial<rds.RestoreDBClusterFromSnapshotCommandInput>) =>
    lab.client.send(
      new rds.RestoreDBClusterFromSnapshotCommand({
        DBClusterIdentifier: 'copy',
        SnapshotIdentifier: 'first',
        Engine,
        ...input,
      }),
    );

  it('are taken while the cluster is in use', async () => {
    const { DBClusterSnapshot } = await snapshot('First', [{ Key: 'why', Value: 'test' }]);
    expect(DBClusterSnapshot).toMatchObject({
      DBClusterSnapshotIdentifier: 'first',
      DBClusterSnapshotArn: `${arn}:cluster-snapshot:first`,
      DBClusterIdentifier,
      Status: 'creating',
      SnapshotType: 'manual',
      PercentProgress: 0,
      SnapshotCreateTime: expect.any(Date),
      Engine,
      EngineVersion: '17.7',
      MasterUsername: 'lab',
      StorageEncrypted: true,
      TagList: [
        { Key: 'team', Value: 'red' },
        { Key: 'why', Value: 'test' },
      ],
    });
    await lab.untilSnapshot('first', 'available');
    await query(DBClusterIdentifier, 'INSERT INTO orders VALUES (1001)');
  });

  it('are recorded in the events', async () => {
    const SourceType = 'db-cluster-snapshot';
    const { Events } = await lab.client.send(
      new rds.DescribeEventsCommand({ SourceType, SourceIdentifier: 'first' }),
    );
    expect(Events).toEqual(
      ['Creating manual cluster snapshot', 'Manual cluster snapshot created'].map((Message) =>
        expect.objectContaining({
          ...{ Message, SourceType, EventCategories: ['backup'] },
          SourceArn: `${arn}:cluster-snapshot:first`,
        }),
      ),
    );
  });

  it('are found by name, cluster, type and filters', async () => {
    const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    const { DbClusterResourceId } = (await list())[0] ?? {};
    for (const input of [
      {},
      { DBClusterSnapshotIdentifier: 'FIRST' },
      { DBClusterSnapshotIdentifier: `${arn}:cluster-snapshot:first` },
      { DBClusterIdentifier: 'Shop', SnapshotType: 'manual' },
      { DbClusterResourceId },
      filter('db-cluster-id', `${arn}:cluster:shop`),
      filter('db-cluster-snapshot-id', 'first'),
      filter('snapshot-type', 'manual'),
      filter('engine', Engine),
    ]) {
      expect(await list(input)).toEqual([
        expect.objectContaining({ Status: 'available', PercentProgress: 100 }),
      ]);
    }
    for (const input of [{ DBClusterIdentifier: 'other' }, { SnapshotType: 'automated' }]) {
      expect(await list(input)).toEqual([]);
    }
  });

  it('are restored to a cluster with the rows and users of that time', async () => {
    const { DBCluster } = await restore({ Tags: [{ Key: 'a', Value: 'b' }] });
    expect(DBCluster).toMatchObject({
      DBClusterIdentifier: 'copy',
      EngineVersion: '17.7',
      EngineLifecycleSupport: 'open-source-rds-extended-support',
      DatabaseName: 'shop',
      MasterUsername: 'lab',
      StorageEncrypted: true,
      DBClusterMembers: [],
      TagList: [{ Key: 'a', Value: 'b' }],
    });
    await clusters.addInstance('copy', 'copy-1');
    await clusters.addInstance('copy', 'copy-2');
    expect(await query('copy', 'SELECT count(*)::int, max(n) FROM orders')).toEqual([
      { count: 1000, max: 1000 },
    ]);
    await query('copy', 'INSERT INTO orders VALUES (0)');
    await eventually(
      async () => JSON.stringify(await query('copy', 'SELECT min(n) FROM orders', 'reader')),
      '[{"min":0}]',
    );
    expect(await query(DBClusterIdentifier, 'SELECT min(n), max(n) FROM orders')).toEqual([
      { min: 1, max: 1001 },
    ]);
  });

  it('outlive their cluster, and the last one is taken when it is deleted', async () => {
    await clusters.delete('copy', ['copy-2', 'copy-1']);
    await clusters.delete(DBClusterIdentifier, ['one'], 'Final');
    await lab.untilSnapshot('final', 'available');
    expect((await list()).map(({ DBClusterSnapshotIdentifier: name }) => name)).toEqual(['final', 'first']);
    await restore({
      DBClusterIdentifier,
      SnapshotIdentifier: `${arn}:cluster-snapshot:final`,
      EngineVersion: '17.9',
    });
    await clusters.addInstance(DBClusterIdentifier, 'one');
    expect(await query(DBClusterIdentifier, 'SELECT max(n) FROM orders')).toEqual([{ max: 1001 }]);
  });

  it('can be taken of a cluster that never had an instance', async () => {
    await lab.client.send(
      new rds.CreateDBClusterCommand({
        DBClusterIdentifier: 'empty',
        Engine,
        DatabaseName: 'shop',
        MasterUsername: master.user,
        MasterUserPassword: master.password,
      }),
    );
    await lab.untilCluster('empty', 'available');
    await clusters.delete('empty', [], 'of-empty');
    await lab.untilSnapshot('of-empty', 'available');
    await restore({ DBClusterIdentifier: 'empty', SnapshotIdentifier: 'of-empty' });
    await clusters.addInstance('empty', 'empty-1');
    expect(await query('empty', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await clusters.delete('empty', ['empty-1']);
    await remove('of-empty');
  });

  it.each<[string, () => Promise<unknown>, string, string | RegExp]>([
    [
      'a name that is in use',
      () => snapshot('FIRST'),
      'DBClusterSnapshotAlreadyExistsFault',
      'Cannot create the snapshot because a snapshot with the identifier first already exists.',
    ],
    ['an invalid name', () => snapshot('1st'), 'InvalidParameterValue', /must begin with a letter/],
    [
      'a final snapshot whose name is in use',
      () => clusters.delete(DBClusterIdentifier, [], 'first'),
      'DBClusterSnapshotAlreadyExistsFault',
      /already exists/,
    ],
    [
      'a description of a missing snapshot',
      () => list({ DBClusterSnapshotIdentifier: 'none' }),
      'DBClusterSnapshotNotFoundFault',
      'DBClusterSnapshot none not found.',
    ],
    ['a deletion of a missing snapshot', () => remove('none'), 'DBClusterSnapshotNotFoundFault', /none/],
    ['an unknown type', () => list({ SnapshotType: 'big' }), 'InvalidParameterValue', /big/],
    [
      'a restore of a missing snapshot',
      () => restore({ SnapshotIdentifier: 'none' }),
      'DBClusterSnapshotNotFoundFault',
      'DBClusterSnapshot none not found.',
    ],
    [
      'a restore under a name that is in use',
      () => restore({ DBClusterIdentifier }),
      'DBClusterAlreadyExistsFault',
      'DB Cluster already exists',
    ],
    [
      'a restore to an older version',
      () => restore({ EngineVersion: '17.5' }),
      'InvalidParameterCombination',
      'Cannot upgrade aurora-postgresql from 17.7 to 17.5',
    ],
    [
      'a restore to another major version',
      () => restore({ EngineVersion: '18.6' }),
      'InvalidParameterCombination',
      /AllowMajorVersionUpgrade/,
    ],
    ['an unsupported parameter', () => restore({ KmsKeyId: 'k' }), 'InvalidParameterValue', /KmsKeyId/],
  ])('are refused: %s', async (_what, call, code, message) => {
    const before = await list();
    await expect(call()).rejects.toMatchObject({
      Code: code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    expect(await list()).toEqual(before);
  });

  it('are refused while the cluster is stopped', async () => {
    await lab.client.send(new rds.StopDBClusterCommand({ DBClusterIdentifier }));
    await lab.untilCluster(DBClusterIdentifier, 'stopped');
    await expect(snapshot('stopped')).rejects.toMatchObject({ name: 'InvalidDBClusterStateFault' });
    await lab.client.send(new rds.StartDBClusterCommand({ DBClusterIdentifier }));
    await lab.untilCluster(DBClusterIdentifier, 'available');
    await lab.untilInstance('one', 'available');
  });

  it('are deleted with their data', async () => {
    const volumes = () => readdirSync(lab.homeFolder).filter((name) => name.startsWith('snapshot-'));
    expect(volumes()).toHaveLength(2);
    for (const name of ['first', 'final']) await remove(name);
    expect(await list()).toEqual([]);
    await eventually(() => volumes().length, 0);
    expect(lab.failures).toEqual([]);
  });
});
