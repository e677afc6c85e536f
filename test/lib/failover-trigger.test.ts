import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { FailoverTrigger } from '../../lib/failover-trigger';
import { ConsumerStack } from '../support/consumer-stack';
import { logicalId } from '../support/lab-template';
import { arnOf, statementsOf } from '../support/policies';

it('has the permissions for the instances of a cluster of the same app', () => {
  const stack = new ConsumerStack();
  stack.addTrigger(stack.ownCluster());
  const template = Template.fromStack(stack);
  const instances = Object.keys(template.findResources('AWS::RDS::DBInstance'));
  expect(instances).toHaveLength(2);
  const cluster = arnOf('rds', 'cluster:', { Ref: logicalId(template, 'AWS::RDS::DBCluster') });
  const statements = statementsOf(template, 'Trigger');
  expect(statements).toContainEqual({
    Effect: 'Allow',
    Action: 'rds:FailoverDBCluster',
    Resource: [cluster, ...instances.map((id) => arnOf('rds', 'db:', { Ref: id }))],
  });
});

it.each([
  ['the attributes of the import', { instanceIdentifiers: ['orders-a', 'orders-b'] }, {}],
  ['its own property', {}, { instanceIdentifiers: ['orders-a', 'orders-b'] }],
])('takes the instances of an imported cluster from %s', (_, attributes, props) => {
  const stack = new ConsumerStack();
  const cluster = DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', {
    clusterIdentifier: 'orders',
    ...attributes,
  });
  new FailoverTrigger(stack, 'Trigger', { cluster, ...props });
  const template = Template.fromStack(stack);
  expect(statementsOf(template, 'Trigger')).toContainEqual({
    Effect: 'Allow',
    Action: 'rds:FailoverDBCluster',
    Resource: ['cluster:orders', 'db:orders-a', 'db:orders-b'].map((name) =>
      stack.resolve(`arn:${stack.partition}:rds:${stack.region}:${stack.account}:${name}`),
    ),
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { CLUSTER_IDENTIFIER: 'orders' } },
  });
});

it('refuses an imported cluster whose instances are unknown, and names the properties to set', () => {
  const stack = new ConsumerStack();
  const cluster = DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', {
    clusterIdentifier: 'orders',
  });
  expect(() => stack.addTrigger(cluster)).toThrow(
    'FailoverTrigger Orders/Trigger: the instances of the cluster orders are unknown, and the policy of the function must name each of them; set instanceIdentifiers of the FailoverTrigger, or instanceIdentifiers in DatabaseCluster.fromDatabaseClusterAttributes',
  );
});

it('can be invoked by a role that it is granted to, keeps its log as long as asked, and has metrics', () => {
  const stack = new ConsumerStack();
  const cluster = stack.ownCluster();
  const trigger = new FailoverTrigger(stack, 'Trigger', { cluster, logRetention: RetentionDays.ONE_YEAR });
  const role = new Role(stack, 'Caller', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
  trigger.grantInvoke(role);
  const template = Template.fromStack(stack);
  expect(statementsOf(template, 'Caller')).toEqual([
    expect.objectContaining({ Effect: 'Allow', Action: 'lambda:InvokeFunction' }),
  ]);
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  const dimensions = { FunctionName: trigger.function.functionName };
  expect(trigger.metricErrors()).toMatchObject({ metricName: 'Errors', dimensions, statistic: 'Sum' });
  expect(trigger.metricDuration()).toMatchObject({ metricName: 'Duration', dimensions });
  expect(trigger.metricInvocations()).toMatchObject({ metricName: 'Invocations', dimensions });
  expect(trigger.metric('Throttles')).toMatchObject({ metricName: 'Throttles', dimensions });
});

it('a stack can contain two triggers', () => {
  const stack = new ConsumerStack();
  const cluster = stack.ownCluster();
  for (const id of ['One', 'Two']) new FailoverTrigger(stack, id, { cluster });
  Template.fromStack(stack).resourcePropertiesCountIs(
    'AWS::Lambda::Function',
    { Description: Match.stringLikeRegexp('^Fails the Aurora cluster over') },
    2,
  );
});
