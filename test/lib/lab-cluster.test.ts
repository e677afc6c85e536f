import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { labStack, labTemplate, logicalId, resourcesOf } from '../support/lab-template';

function cluster(settings: Record<string, unknown> = {}) {
  return resourcesOf(labTemplate(settings), 'AWS::RDS::DBCluster')[0];
}

it('the cluster is encrypted Aurora PostgreSQL with IAM authentication, Data API and a secret that RDS manages', () => {
  const template = labTemplate();
  expect(resourcesOf(template, 'AWS::RDS::DBCluster')).toEqual([
    {
      Engine: 'aurora-postgresql',
      EngineVersion: '17.9',
      DBClusterIdentifier: 'aurorafailoverlab',
      DatabaseName: 'lab',
      Port: 5432,
      MasterUsername: 'postgres',
      ManageMasterUserPassword: true,
      EnableIAMDatabaseAuthentication: true,
      EnableHttpEndpoint: true,
      StorageEncrypted: true,
      BackupRetentionPeriod: 1,
      DeleteAutomatedBackups: true,
      CopyTagsToSnapshot: true,
      DeletionProtection: false,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      DBClusterParameterGroupName: { Ref: logicalId(template, 'AWS::RDS::DBClusterParameterGroup') },
      DBSubnetGroupName: { Ref: logicalId(template, 'AWS::RDS::DBSubnetGroup') },
      VpcSecurityGroupIds: [
        { 'Fn::GetAtt': [logicalId(template, 'AWS::EC2::SecurityGroup', 'NetworkDatabase'), 'GroupId'] },
      ],
    },
  ]);
});

it('the cluster accepts connections over TLS only', () => {
  expect(resourcesOf(labTemplate({ engineVersion: '16.13' }), 'AWS::RDS::DBClusterParameterGroup')).toEqual([
    expect.objectContaining({ Family: 'aurora-postgresql16', Parameters: { 'rds.force_ssl': '1' } }),
  ]);
});

it('the cluster exports no log, because RDS would create a log group for it that outlives the stack', () => {
  expect(cluster()).not.toHaveProperty('EnableCloudwatchLogsExports');
});

it('the cluster has no capacity range if its instances are provisioned', () => {
  expect(cluster({ instance: 'r7g.large' })).not.toHaveProperty('ServerlessV2ScalingConfiguration');
});

it.each([
  [{ backupDays: 35 }, { BackupRetentionPeriod: 35 }],
  [{ port: 1150 }, { Port: 1150 }],
  [{ deletionProtection: true }, { DeletionProtection: true }],
  [{ stackName: 'My-Lab' }, { DBClusterIdentifier: 'my-lab' }],
  [{ minAcu: 8, maxAcu: 8 }, { ServerlessV2ScalingConfiguration: { MinCapacity: 8, MaxCapacity: 8 } }],
])('the cluster with settings %j has %j', (settings, expected) => {
  expect(cluster(settings)).toMatchObject(expected);
});

describe('the cluster with minAcu=0', () => {
  // The CDK prints warnings while it synthesizes.
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

  it('pauses after five idle minutes', () => {
    expect(cluster({ minAcu: 0 })).toMatchObject({
      ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 4, SecondsUntilAutoPause: 300 },
    });
  });

  it('has a warning that a drill on a paused cluster measures a resume, if its instances are serverless', () => {
    const warning = Match.stringLikeRegexp('a drill on a paused cluster measures a resume');
    Annotations.fromStack(labStack({ minAcu: 0 })).hasWarning('*', warning);
    Annotations.fromStack(labStack({ minAcu: 0, instance: 'r7g.large' })).hasNoWarning('*', warning);
  });
});
