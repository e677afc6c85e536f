import { labTemplate } from '../support/lab-template';

/**
 * Resource types of the lab, and the effect that `cdk destroy` must have on them. `nothing to keep`: the resource
 * contains no data and is deleted with the stack. A type that is not in this table fails the test, so that a new type
 * needs a decision about its data.
 */
const deletion: Record<string, 'nothing to keep' | 'deleted' | 'follows onDestroy'> = {
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
  // Aurora's data belongs to the cluster. An instance has no data for a snapshot.
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
])('a lab with onDestroy=%s', (onDestroy, clusterPolicy) => {
  const wanted = { 'nothing to keep': undefined, deleted: 'Delete', 'follows onDestroy': clusterPolicy };

  it.each([0, 2])('has the right deletion policy on every resource, with %d readers', (readers) => {
    const found = resources({ onDestroy, readers }).map(
      ([id, { Type, DeletionPolicy, UpdateReplacePolicy }]) => {
        return { id, Type, DeletionPolicy, UpdateReplacePolicy };
      },
    );
    const expected = found.map(({ id, Type }) => {
      const policy = wanted[deletion[Type] ?? fail(`${Type} is not in the table of this test`)];
      return { id, Type, DeletionPolicy: policy, UpdateReplacePolicy: policy };
    });
    expect(found).toEqual(expected);
  });
});

it('automated backups are deleted with the cluster', () => {
  const clusters = resources({}).filter(([, { Type }]) => Type === 'AWS::RDS::DBCluster');
  expect(clusters.map(([, { Properties }]) => Properties?.DeleteAutomatedBackups)).toEqual([true]);
});

it('every log group has a limited retention', () => {
  const groups = resources({}).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup');
  expect(groups.map(([, { Properties }]) => Properties?.RetentionInDays)).toEqual([7, 7]);
});

it('no role may create a log group, because a late log line would create it after the deletion', () => {
  expect(JSON.stringify(labTemplate().toJSON())).not.toMatch(
    /CreateLogGroup|ManagedPolicyArns|logs:\*|"Action":"\*"/,
  );
});

it('the template contains no secret: RDS creates the password, and deletes it with the cluster', () => {
  expect(JSON.stringify(labTemplate().toJSON())).not.toMatch(/"MasterUserPassword"|AWS::SecretsManager/);
});

function fail(message: string): never {
  throw new Error(message);
}
