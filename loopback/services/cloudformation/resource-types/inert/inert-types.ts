import { randomUUID } from 'node:crypto';
import type { AccountIdentity } from '../../../account-identity';
import type { ValueObject } from '../../template/value';
import { isList } from '../../template/value';
import { optionalText } from '../optional-text';
import { newId, newPublicAddress } from './identifiers';

/** Facts from which a new resource's attributes are derived. */
export interface InertContext {
  readonly account: AccountIdentity;
  readonly properties: ValueObject;
  readonly physicalId: string;
}

/** Type whose resources do nothing in this account, with the values that the type's definition does not specify. */
export interface InertType {
  /** Value of `Ref`: an id with this prefix, or the function's result. */
  readonly id: string | ((properties: ValueObject) => string | undefined);
  /** Attributes that are neither a property of the same name nor the physical id. */
  readonly attributes?: (context: InertContext) => ValueObject;
}

/**
 * Networking, keys and alarms: parts of a stack whose behavior no program on loopback needs. Types whose behavior a program
 * needs (queues, tables, buckets, schedules, custom resources) are not included.
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
    id: (properties) => `${optionalText(properties, 'RouteTableId')}|${destinationOf(properties)}`,
    attributes: ({ properties }) => ({ CidrBlock: destinationOf(properties) }),
  },
  'AWS::EC2::RouteTable': { id: 'rtb' },
  'AWS::EC2::SecurityGroup': {
    id: 'sg',
    attributes: ({ physicalId, properties }) => ({
      GroupId: physicalId,
      VpcId: optionalText(properties, 'VpcId') ?? newId('vpc'),
    }),
  },
  'AWS::EC2::SecurityGroupEgress': { id: 'sgr' },
  'AWS::EC2::SecurityGroupIngress': { id: 'sgr' },
  'AWS::EC2::Subnet': {
    id: 'subnet',
    attributes: ({ account, properties }) => ({
      AvailabilityZone: optionalText(properties, 'AvailabilityZone') ?? account.availabilityZones[0] ?? '',
      AvailabilityZoneId: zoneId(account, optionalText(properties, 'AvailabilityZone')),
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
    id: (properties) => `${optionalText(properties, 'DhcpOptionsId')}|${optionalText(properties, 'VpcId')}`,
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
      const kind = optionalText(properties, 'InternetGatewayId') === undefined ? 'VGW' : 'IGW';
      return `${kind}|${optionalText(properties, 'VpcId')}`;
    },
    attributes: ({ physicalId }) => ({ AttachmentType: physicalId.split('|')[0] ?? '' }),
  },
  'AWS::KMS::Alias': { id: named('AliasName') },
  'AWS::KMS::Key': { id: () => randomUUID() },
  'AWS::Lambda::Permission': { id: () => undefined },
  'AWS::RDS::DBParameterGroup': { id: lowerCase(named('DBParameterGroupName')) },
  'AWS::SecretsManager::ResourcePolicy': { id: named('SecretId') },
};

/** Returns the name in the template; undefined if a name must be generated. */
function named(property: string): (properties: ValueObject) => string | undefined {
  return (properties) => optionalText(properties, property);
}

function lowerCase(
  id: (properties: ValueObject) => string | undefined,
): (properties: ValueObject) => string | undefined {
  return (properties) => id(properties)?.toLowerCase();
}

function destinationOf(properties: ValueObject): string {
  const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
  return (
    destinations.map((name) => optionalText(properties, name)).find((value) => value !== undefined) ?? ''
  );
}

/** Returns a zone's id, such as `use1-az1` for `us-east-1a`. */
function zoneId({ region, availabilityZones }: AccountIdentity, zone: string | undefined): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  const index = zone === undefined ? 0 : availabilityZones.indexOf(zone);
  return `${area}${direction.charAt(0)}${number}-az${Math.max(index, 0) + 1}`;
}
