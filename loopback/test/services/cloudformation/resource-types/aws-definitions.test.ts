import { systemClock } from '../../../../aurora/clock';
import { awsDefinitions } from '../../../../services/cloudformation/properties/definitions';
import { renderSchemaFailure } from '../../../../services/cloudformation/properties/problem-texts';
import { readProperties } from '../../../../services/cloudformation/properties/read-properties';
import { createResourceTypes } from '../../../../services/cloudformation/resource-types/create-resource-types';
import { createFindSubnet } from '../../../../services/cloudformation/resource-types/inert/find-subnet';
import { createInertHandler } from '../../../../services/cloudformation/resource-types/inert/inert-handler';
import { InertResources } from '../../../../services/cloudformation/resource-types/inert/inert-resources';
import { inertTypes } from '../../../../services/cloudformation/resource-types/inert/inert-types';
import { Fis } from '../../../../services/fis/state';
import { Iam } from '../../../../services/iam/state';
import { LogGroups } from '../../../../services/logs/state';
import { Secrets } from '../../../../services/secretsmanager/state';
import { Parameters } from '../../../../services/ssm/state';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { KeptFunctions } from '../../../support/cloudformation/kept-functions';
import { createServerlessAccount, findLabSubnet, labAccount } from '../../../support/lab-account';

const inert = new InertResources();
const iam = new Iam(labAccount);
const { account: rds } = createServerlessAccount();
const types = createResourceTypes({
  account: labAccount,
  rds,
  fis: new Fis({ account: labAccount, iam, rds, findSubnet: findLabSubnet, clock: systemClock }),
  functions: new KeptFunctions(),
  iam,
  logGroups: new LogGroups(labAccount),
  secrets: new Secrets(labAccount),
  parameters: new Parameters(labAccount),
  inert,
  readObject: async () => undefined,
});

// Loads all definitions at once, because each call loads the whole specification of AWS.
awsDefinitions.load(types.keys());

function inertResource(type: string): HandledResource {
  const inertType = inertTypes[type];
  if (inertType === undefined) throw new Error(`${type} is not an inert type.`);
  const deps = { account: labAccount, resources: inert, findDefinition: awsDefinitions.find };
  return new HandledResource({ handler: createInertHandler(type, inertType, deps) });
}

describe("AWS's definitions of resource types", () => {
  it.each([...types.keys()].filter((type) => type !== 'AWS::CDK::Metadata'))('include %s', (type) => {
    expect(awsDefinitions.find(type)).toMatchObject({ type });
  });

  it('do not include an unknown type', () => {
    expect(awsDefinitions.find('AWS::RDS::Banana')).toBeUndefined();
  });

  it.each([
    ['AWS::RDS::DBCluster', { Port: '5432', StorageEncrypted: 'true' }, /^$/],
    ['AWS::RDS::DBCluster', { ServerlessV2ScalingConfiguration: { MinCapacity: '0.5' } }, /^$/],
    ['AWS::RDS::DBCluster', { Readers: 2 }, /#: extraneous key \[Readers\] is not permitted$/],
    ['AWS::RDS::DBCluster', { VpcSecurityGroupIds: 'sg-1' }, /expected type: JSONArray, found: String$/],
    ['AWS::Lambda::Function', { Code: {} }, /required key \[Role\] not found$/],
    ['AWS::Logs::LogGroup', { RetentionInDays: 8 }, /8 is not a valid enum value; allowed are 1, 3, 5,/],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: '{"Version":"2012-10-17"}' }, /^$/],
    [
      'AWS::EC2::SecurityGroup',
      { GroupDescription: 'x', SecurityGroupIngress: [{ FromPort: 1 }] },
      /#\/SecurityGroupIngress\/0: required key \[IpProtocol\] not found$/,
    ],
  ])('validate %s with %j', (type, properties, problem) => {
    const definition = awsDefinitions.find(type);
    if (definition === undefined) throw new Error(`${type} has no definition.`);
    const reading = readProperties(properties, definition);
    const text = reading.state === 'wrong' ? renderSchemaFailure('X', reading.problems) : '';
    expect(text).toMatch(problem);
  });
});

describe('a resource without behaviour', () => {
  it.each(Object.keys(inertTypes))(
    'returns a value for every attribute that AWS defines: %s',
    async (type) => {
      const { physicalId, attributes } = await inertResource(type).create({});
      expect(physicalId).not.toBe('');
      for (const [name] of awsDefinitions.find(type)?.attributes ?? []) {
        expect(attributes).toHaveProperty([name]);
        if (/(Id|Arn)$/.test(name)) expect(typeof attributes[name]).toBe('string');
        if (name.endsWith('Arn')) expect(attributes[name]).not.toMatch(/\$\{/);
      }
    },
  );

  it('has a unique ID in the form of AWS’s IDs', async () => {
    const first = await inertResource('AWS::EC2::VPC').create({ CidrBlock: '10.0.0.0/16' });
    const second = await inertResource('AWS::EC2::VPC').create({ CidrBlock: '10.0.0.0/16' });
    expect(first.physicalId).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(second.physicalId).not.toBe(first.physicalId);
    expect(first.attributes).toMatchObject({
      VpcId: first.physicalId,
      CidrBlock: '10.0.0.0/16',
      DefaultSecurityGroup: expect.stringMatching(/^sg-[0-9a-f]{17}$/),
    });
    const group = await inertResource('AWS::EC2::SecurityGroup').create({ VpcId: first.physicalId });
    expect(group.attributes).toMatchObject({
      GroupId: group.physicalId,
      Id: group.physicalId,
      VpcId: first.physicalId,
    });
    const key = await inertResource('AWS::KMS::Key').create({});
    expect(key.attributes.Arn).toBe(`arn:aws:kms:eu-west-1:123456789012:key/${key.physicalId}`);
    const route = await inertResource('AWS::EC2::Route').create({
      RouteTableId: 'rtb-1',
      DestinationCidrBlock: '0.0.0.0/0',
    });
    expect(route.physicalId).toBe('rtb-1|0.0.0.0/0');
  });

  it('keeps its generated values when it is changed, and loses them when it is deleted', async () => {
    const vpc = inertResource('AWS::EC2::VPC');
    const { physicalId, attributes } = await vpc.create({ CidrBlock: '10.0.0.0/16' });
    const changed = await vpc.update({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: true });
    expect(changed.attributes).toEqual(attributes);
    expect(inert.find('AWS::EC2::VPC', physicalId)?.properties).toMatchObject({ EnableDnsSupport: true });
    await vpc.delete();
    await vpc.delete();
    expect(inert.find('AWS::EC2::VPC', physicalId)).toBeUndefined();
  });

  it('provides the zone and VPC of a subnet to other services', async () => {
    const findSubnet = createFindSubnet(inert);
    const subnet = inertResource('AWS::EC2::Subnet');
    const { physicalId } = await subnet.create({ VpcId: 'vpc-1', AvailabilityZone: 'eu-west-1b' });
    expect(findSubnet(physicalId)).toEqual({ vpcId: 'vpc-1', availabilityZone: 'eu-west-1b' });
    expect(findSubnet('subnet-none')).toBeUndefined();
  });
});
