import { labTemplate } from '../support/lab-template';

/**
 * Every resource type of the lab, and what `cdk destroy` must do with it. `nothing to keep`: the
 * resource holds no data and goes with the stack. A type that is not in this table fails the test:
 * whoever adds one decides here what becomes of its data.
 */
const fates: Record<string, 'nothing to keep' | 'deleted' | 'follows onDestroy'> = {
  'AWS::EC2::VPC': 'nothing to keep',
  'AWS::EC2::Subnet': 'nothing to keep',
  'AWS::EC2::RouteTable': 'nothing to keep',
  'AWS::EC2::SubnetRouteTableAssociation': 'nothing to keep',
  'AWS::EC2::SecurityGroup': 'nothing to keep',
  'AWS::EC2::SecurityGroupEgress': 'nothing to keep',
  'AWS::EC2::SecurityGroupIngress': 'nothing to keep',
  'AWS::IAM::Policy': 'nothing to keep',
  'AWS::IAM::Role': 'nothing to keep',
  'AWS::Lambda::EventInvokeConfig': 'nothing to keep',
  'AWS::Lambda::Function': 'nothing to keep',
  'AWS::RDS::DBClusterParameterGroup': 'nothing to keep',
  'AWS::RDS::DBSubnetGroup': 'nothing to keep',
  'AWS::Logs::LogGroup': 'deleted',
  'AWS::RDS::DBCluster': 'follows onDestroy',
  // Aurora's data belongs to the cluster; an instance has none of its own to take a snapshot of.
  'AWS::RDS::DBInstance': 'deleted',
};

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties?: Record<string, unknown>;
}

function resources(settings: Record<string, unknown>): [string, Resource][] {
  return Object.entries(labTemplate(settings).toJSON().Resources as Record<string, Resource>);
}

describe.each([
  ['delete', 'Delete'],
  ['snapshot', 'Snapshot'],
])('with onDestroy=%s', (onDestroy, clusterPolicy) => {
  const wanted = { 'nothing to keep': undefined, deleted: 'Delete', 'follows onDestroy': clusterPolicy };

  it.each([0, 2])('gives every resource of a lab with %d readers the right deletion policy', (readers) => {
    const found = resources({ onDestroy, readers }).map(
      ([id, { Type, DeletionPolicy, UpdateReplacePolicy }]) => {
        return { id, Type, DeletionPolicy, UpdateReplacePolicy };
      },
    );
    const expected = found.map(({ id, Type }) => {
      const policy = wanted[fates[Type] ?? fail(`${Type} is not in the table of fates`)];
      return { id, Type, DeletionPolicy: policy, UpdateReplacePolicy: policy };
    });
    expect(found).toEqual(expected);
  });
});

it('deletes automated backups with the cluster', () => {
  const clusters = resources({}).filter(([, { Type }]) => Type === 'AWS::RDS::DBCluster');
  expect(clusters.map(([, { Properties }]) => Properties?.DeleteAutomatedBackups)).toEqual([true]);
});

it('keeps every log group for a limited time only', () => {
  const groups = resources({}).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup');
  expect(groups.map(([, { Properties }]) => Properties?.RetentionInDays)).toEqual([7, 7]);
});

it('lets no role create a log group, which a late log line would bring back', () => {
  expect(JSON.stringify(labTemplate().toJSON())).not.toMatch(
    /CreateLogGroup|ManagedPolicyArns|logs:\*|"Action":"\*"/,
  );
});

it('holds no secret: the password is in a secret that RDS makes and deletes with the cluster', () => {
  expect(JSON.stringify(labTemplate().toJSON())).not.toMatch(/"MasterUserPassword"|AWS::SecretsManager/);
});

function fail(message: string): never {
  throw new Error(message);
}
