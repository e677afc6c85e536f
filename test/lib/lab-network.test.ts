import { labTemplate, logicalId, resourcesOf } from '../support/lab-template';

const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

it.each([2, 3])(
  'the VPC has isolated subnets for the database and for the probe in %d zones, and the template looks up the zones',
  (azs) => {
    const template = labTemplate({ azs });
    const zones = [zone(0), zone(1), zone(2)].slice(0, azs);
    for (const owner of ['Database', 'Probe']) {
      const subnets = resourcesOf(template, 'AWS::EC2::Subnet', `NetworkVpc${owner}Subnet`);
      expect(subnets.map((subnet) => subnet.AvailabilityZone)).toEqual(zones);
      expect(subnets.map((subnet) => subnet.MapPublicIpOnLaunch)).toEqual(Array(azs).fill(false));
    }
    template.resourceCountIs('AWS::EC2::Subnet', 2 * azs);
  },
);

it('the VPC has no gateway, no NAT, no endpoint and no route', () => {
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

it('the security groups allow only connections from the probe to the port of the database', () => {
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

it('the security groups have no other rule than a rule that denies all traffic', () => {
  const groups = resourcesOf(labTemplate(), 'AWS::EC2::SecurityGroup');
  expect(groups).toHaveLength(2);
  expect(groups.flatMap((group) => group.SecurityGroupIngress ?? [])).toEqual([]);
  // An unused address and a nonexistent ICMP type: CDK's notation for "no traffic".
  expect(groups.flatMap((group) => group.SecurityGroupEgress ?? [])).toEqual([
    expect.objectContaining({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' }),
  ]);
});

it('the template has no custom resource', () => {
  const types = Object.values(labTemplate().toJSON().Resources as Record<string, { Type: string }>);
  expect(types.filter(({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'))).toEqual(
    [],
  );
});

function groupId(id: string) {
  return { 'Fn::GetAtt': [id, 'GroupId'] };
}
