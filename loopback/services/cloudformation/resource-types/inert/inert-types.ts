import { randomUUID } from 'node:crypto';
import type { AccountIdentity } from '../../../account-identity';
import type { ValueObject } from '../../template/value';
import { isList } from '../../template/value';
import { givenText } from '../given-text';
import { newId, newPublicAddress } from './identifiers';

/** What there is to say of a resource while it is made. */
export interface InertContext {
  readonly account: AccountIdentity;
  readonly properties: ValueObject;
  readonly physicalId: string;
}

/** A type whose resources have no behaviour here, and what cannot be told from its definition. */
export interface InertType {
  /** What `Ref` gives: an id with this prefix, or what the function makes of the properties. */
  readonly id: string | ((properties: ValueObject) => string | undefined);
  /** Attributes that need more than a property of the same name or the physical id. */
  readonly attributes?: (context: InertContext) => ValueObject;
}

/**
 * Networking, keys, alarms: parts of a stack that nothing on loopback asks about. Whatever would be missed if it did
 * nothing (queues, tables, buckets, schedules, custom resources) is not among them.
 *
 * Source of the ids: CloudFormation template reference, "Return values" of each type.
 */
export const inertTypes: Readonly<Record<string, InertType>> = {
  'AWS::CDK::Metadata': { id: () => undefined },
  'AWS::CloudWatch::Alarm': { id: named('AlarmName') },
  'AWS::CloudWatch::Dashboard': { id: named('DashboardName') },
  'AWS::EC2::DHCPOptions': { id: 'dopt' },
  'AWS::EC2::EIP': {
    id: () => newPublicAddress(),
    attributes: ({ physicalId }) => ({ PublicIp: physicalId, AllocationId: newId('eipalloc') }),
  },
  'AWS::EC2::EgressOnlyInternetGateway': { id: 'eigw' },
  'AWS::EC2::FlowLog': { id: 'fl' },
  'AWS::EC2::InternetGateway': { id: 'igw' },
  'AWS::EC2::NatGateway': { id: 'nat', attributes: () => ({ EniId: newId('eni') }) },
  'AWS::EC2::NetworkAcl': { id: 'acl' },
  'AWS::EC2::NetworkAclEntry': { id: 'acle' },
  'AWS::EC2::Route': {
    id: (properties) => `${givenText(properties, 'RouteTableId')}|${destinationOf(properties)}`,
    attributes: ({ properties }) => ({ CidrBlock: destinationOf(properties) }),
  },
  'AWS::EC2::RouteTable': { id: 'rtb' },
  'AWS::EC2::SecurityGroup': {
    id: 'sg',
    attributes: ({ physicalId, properties }) => ({
      GroupId: physicalId,
      VpcId: givenText(properties, 'VpcId') ?? newId('vpc'),
    }),
  },
  'AWS::EC2::SecurityGroupEgress': { id: 'sgr' },
  'AWS::EC2::SecurityGroupIngress': { id: 'sgr' },
  'AWS::EC2::Subnet': {
    id: 'subnet',
    attributes: ({ account, properties }) => ({
      AvailabilityZone: givenText(properties, 'AvailabilityZone') ?? account.availabilityZones[0] ?? '',
      AvailabilityZoneId: zoneId(account, givenText(properties, 'AvailabilityZone')),
      NetworkAclAssociationId: newId('aclassoc'),
      Ipv6CidrBlocks: [],
      OutpostArn: '',
    }),
  },
  'AWS::EC2::SubnetCidrBlock': { id: 'subnet-cidr-assoc' },
  'AWS::EC2::SubnetNetworkAclAssociation': { id: 'aclassoc' },
  'AWS::EC2::SubnetRouteTableAssociation': { id: 'rtbassoc' },
  'AWS::EC2::VPC': {
    id: 'vpc',
    attributes: () => ({
      CidrBlockAssociations: [newId('vpc-cidr-assoc')],
      DefaultNetworkAcl: newId('acl'),
      DefaultSecurityGroup: newId('sg'),
      Ipv6CidrBlocks: [],
    }),
  },
  'AWS::EC2::VPCCidrBlock': { id: 'vpc-cidr-assoc' },
  'AWS::EC2::VPCDHCPOptionsAssociation': {
    id: (properties) => `${givenText(properties, 'DhcpOptionsId')}|${givenText(properties, 'VpcId')}`,
  },
  'AWS::EC2::VPCEndpoint': {
    id: 'vpce',
    attributes: ({ properties: { SubnetIds: subnets }, physicalId, account }) => ({
      CreationTimestamp: new Date().toISOString(),
      DnsEntries: [`Z7HUB22UULQXV:${physicalId}.${account.region}.vpce.amazonaws.com`],
      NetworkInterfaceIds: isList(subnets) ? subnets.map(() => newId('eni')) : [],
    }),
  },
  'AWS::EC2::VPCGatewayAttachment': {
    id: (properties) => {
      const kind = givenText(properties, 'InternetGatewayId') === undefined ? 'VGW' : 'IGW';
      return `${kind}|${givenText(properties, 'VpcId')}`;
    },
    attributes: ({ physicalId }) => ({ AttachmentType: physicalId.split('|')[0] ?? '' }),
  },
  'AWS::KMS::Alias': { id: named('AliasName') },
  'AWS::KMS::Key': { id: () => randomUUID() },
  'AWS::Lambda::Permission': { id: () => undefined },
  'AWS::RDS::DBParameterGroup': { id: lowerCase(named('DBParameterGroupName')) },
  'AWS::SecretsManager::ResourcePolicy': { id: named('SecretId') },
};

/** The name the template gives; undefined for a generated one. */
function named(property: string): (properties: ValueObject) => string | undefined {
  return (properties) => givenText(properties, property);
}

function lowerCase(
  id: (properties: ValueObject) => string | undefined,
): (properties: ValueObject) => string | undefined {
  return (properties) => id(properties)?.toLowerCase();
}

function destinationOf(properties: ValueObject): string {
  const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
  return destinations.map((name) => givenText(properties, name)).find((value) => value !== undefined) ?? '';
}

/** `use1-az1` of `us-east-1a`. */
function zoneId({ region, availabilityZones }: AccountIdentity, zone: string | undefined): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  const index = zone === undefined ? 0 : availabilityZones.indexOf(zone);
  return `${area}${direction.charAt(0)}${number}-az${Math.max(index, 0) + 1}`;
}
