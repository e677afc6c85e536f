import { labTemplate, logicalId, resourcesOf } from '../support/lab-template';

const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

it.each([2, 3])('spreads isolated subnets over %d zones that the template looks up itself', (azs) => {
  const subnets = resourcesOf(labTemplate({ azs }), 'AWS::EC2::Subnet');
  expect(subnets.map((subnet) => subnet.AvailabilityZone)).toEqual([zone(0), zone(1), zone(2)].slice(0, azs));
  expect(subnets.map((subnet) => subnet.MapPublicIpOnLaunch)).toEqual(Array(azs).fill(false));
});

it('has no way out: no gateway, no NAT, no endpoint and no route', () => {
  const template = labTemplate();
  for (const type of [
    'InternetGateway',
    'NatGateway',
    'EgressOnlyInternetGateway',
    'VPCEndpoint',
    'Route',
    'EIP',
  ]) {
    template.resourceCountIs(`AWS::EC2::${type}`, 0);
  }
});

it('lets the probe reach the database on its port, and nothing reach anything else', () => {
  const template = labTemplate({ port: 6000 });
  const database = groupId(logicalId(template, 'AWS::EC2::SecurityGroup', 'NetworkDatabase'));
  const probe = groupId(logicalId(template, 'AWS::EC2::SecurityGroup', 'NetworkProbe'));
  const tcp = { IpProtocol: 'tcp', FromPort: 6000, ToPort: 6000 };

  expect(resourcesOf(template, 'AWS::EC2::SecurityGroupIngress')).toEqual([
    { ...tcp, GroupId: database, SourceSecurityGroupId: probe, Description: expect.any(String) },
  ]);
  expect(resourcesOf(template, 'AWS::EC2::SecurityGroupEgress')).toEqual([
    { ...tcp, GroupId: probe, DestinationSecurityGroupId: database, Description: expect.any(String) },
  ]);
});

it('gives the security groups no rule of their own but the one that denies all', () => {
  const groups = resourcesOf(labTemplate(), 'AWS::EC2::SecurityGroup');
  expect(groups).toHaveLength(2);
  expect(groups.flatMap((group) => group.SecurityGroupIngress ?? [])).toEqual([]);
  // An address nobody has and an ICMP type that does not exist: CDK's way to write "nothing".
  expect(groups.flatMap((group) => group.SecurityGroupEgress ?? [])).toEqual([
    expect.objectContaining({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' }),
  ]);
});

it('needs no custom resource', () => {
  const types = Object.values(labTemplate().toJSON().Resources as Record<string, { Type: string }>);
  expect(types.filter(({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'))).toEqual(
    [],
  );
});

function groupId(id: string) {
  return { 'Fn::GetAtt': [id, 'GroupId'] };
}
