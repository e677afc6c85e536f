import * as rds from '@aws-sdk/client-rds';
import { Signer } from '@aws-sdk/rds-signer';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import type { RdsLab } from '../../support/rds-lab';
import { startRdsLab } from '../../support/rds-lab';

const Engine = 'aurora-postgresql';
const DBClusterIdentifier = 'shop';
const arn = 'arn:aws:rds:eu-west-1:123456789012';
const master = { user: 'lab', password: 'correct horse' };

describe('the DB instances of a cluster', () => {
  let lab: RdsLab;
  const create = (DBInstanceIdentifier: string, input: Partial<rds.CreateDBInstanceCommandInput> = {}) =>
    lab.client.send(
      new rds.CreateDBInstanceCommand({
        DBClusterIdentifier,
        Engine,
        DBInstanceClass: 'db.r7g.large',
        DBInstanceIdentifier,
        ...input,
      }),
    );
  const modify = (DBInstanceIdentifier: string, input: Partial<rds.ModifyDBInstanceCommandInput>) =>
    lab.client.send(new rds.ModifyDBInstanceCommand({ DBInstanceIdentifier, ...input }));
  const list = async (input: rds.DescribeDBInstancesCommandInput = {}) =>
    (await lab.client.send(new rds.DescribeDBInstancesCommand(input))).DBInstances ?? [];
  const cluster = async () =>
    (await lab.client.send(new rds.DescribeDBClustersCommand({ DBClusterIdentifier }))).DBClusters?.[0];
  const writer = async () => {
    const members = (await cluster())?.DBClusterMembers ?? [];
    return members.find(({ IsClusterWriter }) => IsClusterWriter)?.DBInstanceIdentifier;
  };

  beforeAll(async () => {
    lab = await startRdsLab();
    await lab.client.send(
      new rds.CreateDBClusterCommand({
        DBClusterIdentifier,
        Engine,
        MasterUsername: 'lab',
        ManageMasterUserPassword: true,
        EnableIAMDatabaseAuthentication: true,
      }),
    );
  }, 30_000);
  afterAll(() => lab.close());

  it('are created, each in a different zone', async () => {
    const { DBInstance } = await create('One', { PromotionTier: 0, Tags: [{ Key: 'a', Value: 'b' }] });
    expect(DBInstance).toMatchObject({
      DBInstanceIdentifier: 'one',
      DBInstanceArn: `${arn}:db:one`,
      DbiResourceId: expect.stringMatching(/^db-[A-Z0-9]+$/),
      DBInstanceStatus: 'creating',
      DBInstanceClass: 'db.r7g.large',
      AvailabilityZone: 'eu-west-1a',
      PromotionTier: 0,
      DBClusterIdentifier,
      Engine,
      EngineVersion: lab.engineVersion,
      MasterUsername: 'lab',
      TagList: [{ Key: 'a', Value: 'b' }],
    });
    expect(DBInstance).not.toHaveProperty('Endpoint');
    await create('two', {
      PromotionTier: 3,
      PerformanceInsightsRetentionPeriod: 7,
      EnablePerformanceInsights: true,
    });
    await create('three', { AvailabilityZone: 'eu-west-1b' });
    for (const id of ['one', 'two', 'three']) await lab.untilInstance(id, 'available');
    const instances = await list();
    expect(instances.map((i) => [i.DBInstanceIdentifier, i.AvailabilityZone, i.PromotionTier])).toEqual([
      ['one', 'eu-west-1a', 0],
      ['three', 'eu-west-1b', 1],
      ['two', 'eu-west-1b', 3],
    ]);
    expect(instances[0]?.Endpoint).toEqual({
      Address: 'one.c7tj4example.eu-west-1.rds.amazonaws.com',
      Port: (await cluster())?.Port,
    });
    expect(instances[2]).toMatchObject({
      PerformanceInsightsEnabled: true,
      PerformanceInsightsRetentionPeriod: 7,
    });
    expect(await cluster()).toMatchObject({
      MultiAZ: true,
      DBClusterMembers: [
        { DBInstanceIdentifier: 'one', IsClusterWriter: true, PromotionTier: 0 },
        { DBInstanceIdentifier: 'two', IsClusterWriter: false, PromotionTier: 3 },
        { DBInstanceIdentifier: 'three', IsClusterWriter: false, PromotionTier: 1 },
      ],
    });
  }, 30_000);

  it('are found by name, ARN and filters', async () => {
    const resourceId = (await list({ DBInstanceIdentifier: 'ONE' }))[0]?.DbiResourceId ?? '';
    const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    expect(await list({ DBInstanceIdentifier: `${arn}:db:one` })).toHaveLength(1);
    expect(await list(filter('db-instance-id', 'Two', `${arn}:db:three`))).toHaveLength(2);
    expect(await list(filter('db-cluster-id', `${arn}:cluster:shop`))).toHaveLength(3);
    expect(await list(filter('db-cluster-id', 'other'))).toHaveLength(0);
    expect(await list(filter('dbi-resource-id', resourceId))).toHaveLength(1);
    await expect(list({ DBInstanceIdentifier: 'four' })).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      Code: 'DBInstanceNotFound',
    });
  });

  it.each<[string, Partial<rds.CreateDBInstanceCommandInput>, string]>([
    ['a name that is in use', { DBInstanceIdentifier: 'ONE' }, 'DBInstanceAlreadyExists'],
    ['no cluster', { DBClusterIdentifier: undefined }, 'InvalidParameterCombination'],
    ['an unknown cluster', { DBClusterIdentifier: 'none' }, 'DBClusterNotFoundFault'],
    ['an unknown class', { DBInstanceClass: 'banana' }, 'InvalidParameterCombination'],
    [
      'a serverless class without a capacity range of the cluster',
      { DBInstanceClass: 'db.serverless' },
      'InvalidDBClusterStateFault',
    ],
    ['another version', { EngineVersion: '17.1' }, 'InvalidParameterCombination'],
    ['a promotion tier that is too high', { PromotionTier: 16 }, 'InvalidParameterValue'],
    ['a foreign zone', { AvailabilityZone: 'us-east-1a' }, 'InvalidParameterValue'],
    ['another subnet group', { DBSubnetGroupName: 'net' }, 'InvalidParameterCombination'],
    ['a separate password', { MasterUserPassword: 'correct horse' }, 'InvalidParameterCombination'],
    ['a public address', { PubliclyAccessible: true }, 'InvalidParameterValue'],
  ])('are not created with %s', async (_what, input, code) => {
    await expect(create('four', input)).rejects.toMatchObject({ Code: code });
  });

  it('have a master user whose password RDS can start and stop managing', async () => {
    const { secrets } = lab;
    const passwordIn = (arn: string) => JSON.parse(secrets.getSecretString(arn)).password;
    const modifyCluster = (input: Partial<rds.ModifyDBClusterCommandInput>) =>
      lab.client.send(new rds.ModifyDBClusterCommand({ DBClusterIdentifier, ...input }));
    const { SecretArn = '' } = (await cluster())?.MasterUserSecret ?? {};
    const first = passwordIn(SecretArn);
    await logIn(first);
    await modifyCluster({ RotateMasterUserPassword: true, ApplyImmediately: true });
    const second = passwordIn(SecretArn);
    await expect(logIn(first)).rejects.toMatchObject({ code: '28P01' });
    await logIn(second);
    await modifyCluster({ ManageMasterUserPassword: false, MasterUserPassword: 'correct horse' });
    await logIn('correct horse');
    expect(secrets.all).toEqual([]);
    expect(await cluster()).not.toHaveProperty('MasterUserSecret');
  });

  it('accept a write of a user who logs in with an IAM token', async () => {
    await ask('CREATE ROLE app LOGIN; GRANT rds_iam TO app; CREATE TABLE orders (id int primary key)');
    await ask('GRANT ALL ON orders TO app');
    await ask('INSERT INTO orders VALUES (42)', await withToken());
  });

  it('fail over to the named instance, with the status failing-over', async () => {
    const failOver = (TargetDBInstanceIdentifier?: string) =>
      lab.client.send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier, TargetDBInstanceIdentifier }));
    await expect(failOver('none')).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Cannot find target instance: none',
    });
    await expect(failOver('one')).rejects.toMatchObject({ Code: 'InvalidDBInstanceState' });
    const { DBCluster } = await failOver('Two');
    expect(DBCluster?.Status).toBe('failing-over');
    await expect(failOver()).rejects.toMatchObject({ name: 'InvalidDBClusterStateFault' });
    await lab.untilCluster(DBClusterIdentifier, 'available');
    expect(await writer()).toBe('two');
    for (const id of ['one', 'two', 'three']) await lab.untilInstance(id, 'available');
  }, 30_000);

  it('keep a row that was written before the failover', async () => {
    const sql =
      'SELECT id, aurora_db_instance_identifier() AS instance, pg_is_in_recovery() AS reads FROM orders';
    expect(await ask(sql, await withToken())).toEqual([{ id: 42, instance: 'two', reads: false }]);
  });

  it('refuse IAM tokens once IAM authentication is disabled', async () => {
    const login = await withToken();
    await lab.client.send(
      new rds.ModifyDBClusterCommand({ DBClusterIdentifier, EnableIAMDatabaseAuthentication: false }),
    );
    await expect(ask('SELECT 1', login)).rejects.toMatchObject({ code: '28000' });
  });

  it('are modified', async () => {
    const { DBInstance } = await modify('three', { PromotionTier: 7, MonitoringInterval: 60 });
    expect(DBInstance).toMatchObject({ PromotionTier: 7, MonitoringInterval: 60 });
    await expect(modify('three', { DBInstanceClass: 'db.r7g.xlarge' })).rejects.toMatchObject({
      Code: 'InvalidParameterCombination',
    });
    await modify('three', { DBInstanceClass: 'db.r7g.xlarge', ApplyImmediately: true });
    await lab.untilInstance('three', 'available');
    expect((await list({ DBInstanceIdentifier: 'three' }))[0]?.DBInstanceClass).toBe('db.r7g.xlarge');
  });

  it('reboot in place', async () => {
    const reboot = (ForceFailover?: boolean) =>
      lab.client.send(new rds.RebootDBInstanceCommand({ DBInstanceIdentifier: 'two', ForceFailover }));
    await expect(reboot(true)).rejects.toMatchObject({ Code: 'InvalidParameterCombination' });
    expect((await reboot()).DBInstance?.DBInstanceStatus).toBe('rebooting');
    await lab.untilInstance('two', 'available');
    expect(await writer()).toBe('two');
  });

  it('stop and start with their cluster', async () => {
    const stopped = await lab.client.send(new rds.StopDBClusterCommand({ DBClusterIdentifier }));
    expect(stopped.DBCluster?.Status).toBe('stopping');
    await lab.untilCluster(DBClusterIdentifier, 'stopped');
    expect((await list()).map(({ DBInstanceStatus }) => DBInstanceStatus)).toEqual([
      'stopped',
      'stopped',
      'stopped',
    ]);
    await expect(
      lab.client.send(new rds.StopDBClusterCommand({ DBClusterIdentifier })),
    ).rejects.toMatchObject({ name: 'InvalidDBClusterStateFault' });
    await lab.client.send(new rds.StartDBClusterCommand({ DBClusterIdentifier }));
    await lab.untilCluster(DBClusterIdentifier, 'available');
    await lab.untilInstance('two', 'available');
    await logIn('correct horse');
  }, 30_000);

  it('prevent the deletion of their cluster until they are deleted', async () => {
    const removeCluster = () =>
      lab.client.send(new rds.DeleteDBClusterCommand({ DBClusterIdentifier, SkipFinalSnapshot: true }));
    await expect(removeCluster()).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message: 'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    });
    const remove = (DBInstanceIdentifier: string, FinalDBSnapshotIdentifier?: string) =>
      lab.client.send(new rds.DeleteDBInstanceCommand({ DBInstanceIdentifier, FinalDBSnapshotIdentifier }));
    await expect(remove('one', 'snapshot')).rejects.toMatchObject({ Code: 'InvalidParameterCombination' });
    for (const id of ['one', 'three', 'two']) {
      expect((await remove(id)).DBInstance?.DBInstanceStatus).toBe('deleting');
      await lab.untilInstance(id, 'gone');
    }
    expect((await cluster())?.Status).toBe('available');
    await create('one');
    await lab.untilInstance('one', 'available');
    expect((await list())[0]).toMatchObject({ PromotionTier: 1, TagList: [] });
    await logIn('correct horse');
    await remove('one');
    await removeCluster();
    await lab.untilCluster(DBClusterIdentifier, 'gone');
    expect(lab.failures).toEqual([]);
  }, 30_000);

  const logIn = (password: string) => ask('SELECT 1', { user: 'lab', password });

  async function withToken(): Promise<ClientConfig> {
    const { Port: port = 0, Endpoint: hostname = '' } = (await cluster()) ?? {};
    const { credentials } = lab;
    const signer = new Signer({ hostname, port, username: 'app', region: 'eu-west-1', credentials });
    return { user: 'app', password: await signer.getAuthToken() };
  }

  /** Runs a statement through the cluster endpoint, as the master user unless another login is given. */
  async function ask(sql: string, login: ClientConfig = master): Promise<unknown[]> {
    const { Port: port = 0, Endpoint: servername = '' } = (await cluster()) ?? {};
    const ssl = { ca: lab.certificate, servername };
    const client = new Client({ host: '127.0.0.1', port, database: 'postgres', ssl, ...login });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
