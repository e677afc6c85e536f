import { labTemplate, logicalId, resourcesOf, subnetIds } from '../support/lab-template';
import { arnOf, statementsOf } from '../support/policies';

it('the probe runs in its own subnets, not in those of the database, with a security group that can reach only the database', () => {
  const template = labTemplate();
  const [probe] = resourcesOf(template, 'AWS::Lambda::Function', 'Probe');
  const subnets = subnetIds(template, 'Probe');
  const group = logicalId(template, 'AWS::EC2::SecurityGroup', 'NetworkProbe');
  expect(probe?.VpcConfig).toEqual({
    SubnetIds: subnets.map((id) => ({ Ref: id })),
    SecurityGroupIds: [{ 'Fn::GetAtt': [group, 'GroupId'] }],
  });
  expect(subnets).toHaveLength(3);
  expect(resourcesOf(template, 'AWS::RDS::DBSubnetGroup')).toEqual([
    expect.objectContaining({ SubnetIds: subnetIds(template, 'Database').map((id) => ({ Ref: id })) }),
  ]);
});

it('the probe has two full vCPUs and a timeout for a long run, and Lambda never retries it', () => {
  const template = labTemplate();
  expect(resourcesOf(template, 'AWS::Lambda::Function', 'Probe')).toEqual([
    expect.objectContaining({ Runtime: 'nodejs24.x', MemorySize: 3538, Timeout: 900 }),
  ]);
  expect(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig', 'Probe')).toEqual([
    expect.objectContaining({ MaximumRetryAttempts: 0 }),
  ]);
});

it.each([0, 2, 15])(
  'the environment of the probe has all endpoints of a cluster with %d readers',
  (readers) => {
    const template = labTemplate({ readers });
    const cluster = logicalId(template, 'AWS::RDS::DBCluster');
    const hosts = Object.keys(template.findResources('AWS::RDS::DBInstance')).map((id) => ({
      'Fn::GetAtt': [id, 'Endpoint.Address'],
    }));
    const [probe] = resourcesOf(template, 'AWS::Lambda::Function', 'Probe');
    expect(probe?.Environment).toEqual({
      Variables: {
        DATABASE_NAME: 'lab',
        DATABASE_PORT: { 'Fn::GetAtt': [cluster, 'Endpoint.Port'] },
        DATABASE_USER: 'failover_probe',
        WRITER_ENDPOINT: { 'Fn::GetAtt': [cluster, 'Endpoint.Address'] },
        READER_ENDPOINT: { 'Fn::GetAtt': [cluster, 'ReadEndpoint.Address'] },
        INSTANCE_ENDPOINTS: hosts.length === 1 ? hosts[0] : joined(hosts),
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
    });
  },
);

it('the role of the probe permits only the login as its database user and the connection to the VPC', () => {
  const template = labTemplate();
  const cluster = logicalId(template, 'AWS::RDS::DBCluster');
  const logs = { 'Fn::GetAtt': [logicalId(template, 'AWS::Logs::LogGroup', 'Probe'), 'Arn'] };
  const user = [{ 'Fn::GetAtt': [cluster, 'DBClusterResourceId'] }, '/failover_probe'];
  expect(statementsOf(template, 'Probe')).toEqual([
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: logs },
    { Effect: 'Allow', Action: 'rds-db:connect', Resource: arnOf('rds-db', 'dbuser:', ...user) },
    {
      Effect: 'Allow',
      Action: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:UnassignPrivateIpAddresses',
      ],
      Resource: '*',
    },
  ]);
});

function joined(hosts: unknown[]) {
  return { 'Fn::Join': ['', hosts.flatMap((host, index) => (index === 0 ? [host] : [',', host]))] };
}
