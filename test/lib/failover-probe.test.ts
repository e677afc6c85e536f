import { SecretValue } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseClusterAttributes } from 'aws-cdk-lib/aws-rds';
import {
  AuroraMysqlEngineVersion,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { FailoverProbe } from '../../lib/failover-probe';
import { ConsumerStack } from '../support/consumer-stack';
import { logicalId, resourcesOf } from '../support/lab-template';
import { statementsOf } from '../support/policies';

describe('the probe of a cluster of the same app', () => {
  it('addresses the cluster and its default database', () => {
    const stack = new ConsumerStack();
    stack.addProbe(stack.ownCluster());
    const template = Template.fromStack(stack);
    const cluster = logicalId(template, 'AWS::RDS::DBCluster');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          DATABASE_NAME: 'orders',
          DATABASE_PORT: { 'Fn::GetAtt': [cluster, 'Endpoint.Port'] },
          WRITER_ENDPOINT: { 'Fn::GetAtt': [cluster, 'Endpoint.Address'] },
        },
      },
    });
  });

  it('has a security group that can connect to the cluster only, and the cluster accepts it', () => {
    const stack = new ConsumerStack();
    const probe = stack.addProbe(stack.ownCluster());
    const template = Template.fromStack(stack);
    const groups = probe.connections.securityGroups.map(({ securityGroupId }) =>
      stack.resolve(securityGroupId),
    );
    const database = {
      'Fn::GetAtt': [logicalId(template, 'AWS::EC2::SecurityGroup', 'Database'), 'GroupId'],
    };
    expect(groups).toHaveLength(1);
    expect(resourcesOf(template, 'AWS::EC2::SecurityGroup', 'Probe')[0]).not.toHaveProperty(
      'SecurityGroupEgress.0.CidrIp',
      '0.0.0.0/0',
    );
    expect(resourcesOf(template, 'AWS::EC2::SecurityGroupEgress')).toEqual([
      expect.objectContaining({ GroupId: groups[0], DestinationSecurityGroupId: database }),
    ]);
    expect(resourcesOf(template, 'AWS::EC2::SecurityGroupIngress')).toEqual([
      expect.objectContaining({ GroupId: database, SourceSecurityGroupId: groups[0] }),
    ]);
  });

  it('adds no rule to security groups that it is given', () => {
    const stack = new ConsumerStack();
    const group = new SecurityGroup(stack, 'Own', { vpc: stack.vpc, allowAllOutbound: false });
    group.addEgressRule(Peer.ipv4('10.0.0.0/16'), Port.tcp(5432));
    new FailoverProbe(stack, 'Probe', {
      cluster: stack.ownCluster(),
      vpc: stack.vpc,
      securityGroups: [group],
    });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  it.each([
    [{ iamAuthentication: false }, 'IAM authentication', 'iamAuthentication'],
    [{ enableDataApi: undefined }, 'the Data API', 'enableDataApi'],
  ])('is refused with %j when the app is synthesized', (changes, name, property) => {
    const stack = new ConsumerStack();
    stack.addProbe(stack.ownCluster(changes));
    expect(() => Template.fromStack(stack)).toThrow(
      `the cluster Orders/Database does not have ${name}, which the probe needs; set ${property}: true on the cluster`,
    );
  });

  it('accepts a Data API that is turned on after the probe is created', () => {
    const stack = new ConsumerStack();
    const cluster = stack.ownCluster({ enableDataApi: undefined });
    const probe = stack.addProbe(cluster);
    cluster.grantDataApiAccess(probe);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  it('needs the secret of a database user', () => {
    const stack = new ConsumerStack();
    const credentials = Credentials.fromPassword('postgres', SecretValue.ssmSecure('/orders/password'));
    const cluster = stack.ownCluster({ credentials });
    expect(() => stack.addProbe(cluster)).toThrow(
      /^FailoverProbe Orders\/Probe: the cluster Orders\/Database .* needs: secret; set .* secret .* in the FailoverProbe$/,
    );
  });
});

it('refuses a MySQL cluster', () => {
  const stack = new ConsumerStack();
  const engine = DatabaseClusterEngine.auroraMysql({ version: AuroraMysqlEngineVersion.VER_3_08_0 });
  expect(() => stack.addProbe(stack.ownCluster({ engine }))).toThrow(
    'the engine of the cluster Orders/Database is aurora-mysql; the probe measures aurora-postgresql only',
  );
});

it('refuses a client that is not an existing file', () => {
  const stack = new ConsumerStack();
  const props = { cluster: stack.ownCluster(), vpc: stack.vpc, clients: ['/none/my-pool.ts'] };
  expect(() => new FailoverProbe(stack, 'Probe', props)).toThrow(
    'FailoverProbe Orders/Probe: clients "/none/my-pool.ts" is not an existing file',
  );
});

describe('the probe of an imported cluster', () => {
  const ATTRIBUTES = {
    clusterIdentifier: 'orders',
    clusterResourceIdentifier: 'cluster-ABC',
    clusterEndpointAddress: 'orders.cluster-x.eu-west-1.rds.amazonaws.com',
    readerEndpointAddress: 'orders.cluster-ro-x.eu-west-1.rds.amazonaws.com',
    instanceEndpointAddresses: ['a.x.eu-west-1.rds.amazonaws.com', 'b.x.eu-west-1.rds.amazonaws.com'],
    port: 5433,
  };

  function importCluster(stack: ConsumerStack, changes: Partial<DatabaseClusterAttributes> = {}) {
    return DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', {
      ...ATTRIBUTES,
      secret: Secret.fromSecretCompleteArn(stack, 'Secret', SECRET_ARN),
      securityGroups: [groupOf(stack)],
      ...changes,
    });
  }

  it('has the addresses and the permission that its attributes name, and a rule in its security group', () => {
    const stack = new ConsumerStack();
    stack.addProbe(importCluster(stack));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          DATABASE_NAME: 'postgres',
          DATABASE_PORT: '5433',
          WRITER_ENDPOINT: ATTRIBUTES.clusterEndpointAddress,
          READER_ENDPOINT: ATTRIBUTES.readerEndpointAddress,
          INSTANCE_ENDPOINTS: ATTRIBUTES.instanceEndpointAddresses.join(','),
        },
      },
    });
    expect(JSON.stringify(statementsOf(template, 'Probe'))).toContain(':dbuser:cluster-ABC/failover_probe');
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-12345678',
      FromPort: 5433,
    });
  });

  it('has a warning with the commands that turn on what cannot be checked', () => {
    const stack = new ConsumerStack();
    stack.addProbe(importCluster(stack));
    for (const command of [
      'aws rds modify-db-cluster --db-cluster-identifier orders --enable-iam-database-authentication',
      'aws rds enable-http-endpoint --resource-arn',
    ]) {
      Annotations.fromStack(stack).hasWarning('/Orders/Probe', Match.stringLikeRegexp(command));
    }
  });

  it('is refused with all that is unknown', () => {
    const stack = new ConsumerStack();
    const cluster = DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', {
      clusterIdentifier: 'orders',
    });
    expect(() => stack.addProbe(cluster)).toThrow(
      'FailoverProbe Orders/Probe: the cluster orders does not have everything that the probe needs: clusterResourceIdentifier, clusterEndpointAddress and port, readerEndpointAddress and port, instanceEndpointAddresses and port, secret, securityGroups; set them in DatabaseCluster.fromDatabaseClusterAttributes, or secret and securityGroups in the FailoverProbe',
    );
  });
});

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf';

function groupOf(stack: ConsumerStack): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-12345678');
}
