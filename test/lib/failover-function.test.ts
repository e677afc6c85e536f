import { labTemplate, logicalId, resourcesOf } from '../support/lab-template';
import { arnOf, statementsOf } from '../support/policies';

it('the failover function runs on Node.js 24 and arm64, outside the VPC, and Lambda never retries it', () => {
  const template = labTemplate();
  expect(resourcesOf(template, 'AWS::Lambda::Function', 'Failover')).toEqual([
    {
      Description: expect.any(String),
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 256,
      Timeout: 900,
      Code: expect.anything(),
      Role: { 'Fn::GetAtt': [logicalId(template, 'AWS::IAM::Role', 'Failover'), 'Arn'] },
      Environment: { Variables: { CLUSTER_IDENTIFIER: { Ref: logicalId(template, 'AWS::RDS::DBCluster') } } },
      LoggingConfig: {
        LogFormat: 'JSON',
        LogGroup: { Ref: logicalId(template, 'AWS::Logs::LogGroup', 'Failover') },
      },
    },
  ]);
  expect(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig', 'Failover')).toEqual([
    expect.objectContaining({ MaximumRetryAttempts: 0 }),
  ]);
});

it.each([0, 2, 15])(
  'the failover function has only the permissions it uses, on its cluster and %d readers',
  (readers) => {
    const template = labTemplate({ readers });
    const cluster = arnOf('rds', 'cluster:', { Ref: logicalId(template, 'AWS::RDS::DBCluster') });
    // CDK sorts the resources of a statement alphabetically.
    const instances = Object.keys(template.findResources('AWS::RDS::DBInstance'))
      .sort()
      .map((id) => arnOf('rds', 'db:', { Ref: id }));
    const logs = { 'Fn::GetAtt': [logicalId(template, 'AWS::Logs::LogGroup', 'Failover'), 'Arn'] };

    expect(statementsOf(template, 'Failover')).toEqual([
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: logs },
      { Effect: 'Allow', Action: 'rds:DescribeDBClusters', Resource: cluster },
      { Effect: 'Allow', Action: 'rds:FailoverDBCluster', Resource: [cluster, ...instances] },
      { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: oneOrMany(instances) },
      { Effect: 'Allow', Action: 'rds:DescribeEvents', Resource: '*' },
    ]);
  },
);

it('the role of the failover function can be assumed only by Lambda, and has no managed policy', () => {
  expect(resourcesOf(labTemplate(), 'AWS::IAM::Role', 'Failover')).toEqual([
    {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      },
    },
  ]);
});

it('the policy for 16 instances with the longest names is shorter than the 10,240 characters that IAM allows', () => {
  const template = labTemplate({ readers: 15, stackName: `A${'b'.repeat(59)}` });
  const resolved = JSON.stringify(statementsOf(template, 'Failover')).replaceAll(
    /\{"Ref":"Database[^"]+"\}/g,
    'b'.repeat(63),
  );
  expect(resolved.length).toBeLessThan(10_240);
});

/** Unwraps a list of one, as CDK does. */
function oneOrMany(values: unknown[]) {
  return values.length === 1 ? values[0] : values;
}
