import { contextKeys } from '../../../../services/iam/conditions/request-context';
import { evaluate } from '../../../../services/iam/policies/evaluate';
import { parseIdentityPolicy } from '../../../../services/iam/policies/policy-document';

const cluster = 'arn:aws:rds:eu-west-1:1:cluster:lab';

function ask(statements: object | object[], action = 'rds:FailoverDBCluster', resource = cluster) {
  const policy = parseIdentityPolicy({ Version: '2012-10-17', Statement: statements });
  return evaluate([policy], { action, resource, context: contextKeys({ 'aws:PrincipalAccount': '1' }) });
}

const allowed = { state: 'allowed' };
const implicit = { state: 'denied', reason: 'implicit' };
const explicit = { state: 'denied', reason: 'explicit' };
const failover = { Effect: 'Allow', Action: 'rds:FailoverDBCluster', Resource: cluster };

describe('a policy', () => {
  it('allows the actions of a statement, in any case', () => {
    expect(ask(failover)).toEqual(allowed);
    expect(ask({ ...failover, Action: 'RDS:failover*' })).toEqual(allowed);
    expect(ask({ ...failover, Action: ['rds:DescribeEvents', '*'] })).toEqual(allowed);
  });

  it('allows nothing without a matching statement', () => {
    expect(ask([])).toEqual(implicit);
    expect(ask(failover, 'rds:RebootDBInstance')).toEqual(implicit);
    expect(ask(failover, 'rds:FailoverDBCluster', `${cluster}2`)).toEqual(implicit);
    expect(ask(failover, 'rds:FailoverDBCluster', cluster.toUpperCase())).toEqual(implicit);
  });

  it('denies an action even if another statement allows it', () => {
    expect(ask([failover, { Effect: 'Deny', Action: '*', Resource: '*' }])).toEqual(explicit);
    expect(ask([failover, { Effect: 'Deny', Action: 'rds:Reboot*', Resource: '*' }])).toEqual(allowed);
  });

  it('supports NotAction and NotResource', () => {
    expect(ask({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toEqual(allowed);
    expect(ask({ Effect: 'Allow', NotAction: 'rds:*', Resource: '*' })).toEqual(implicit);
    expect(ask({ ...failover, Resource: undefined, NotResource: 'arn:aws:rds:*:*:db:*' })).toEqual(allowed);
    expect(ask({ ...failover, Resource: undefined, NotResource: cluster })).toEqual(implicit);
  });

  it('allows a call on all resources only with a pattern that matches every resource', () => {
    const everyInstance = 'arn:aws:rds:eu-west-1:1:db:*';
    const describe = { Effect: 'Allow', Action: 'rds:DescribeDBInstances' };
    const askFor = (Resource: string, resource: string) =>
      ask({ ...describe, Resource }, 'rds:DescribeDBInstances', resource);
    expect(askFor(everyInstance, everyInstance)).toEqual(allowed);
    expect(askFor('arn:aws:rds:eu-west-1:1:db:lab-1', everyInstance)).toEqual(implicit);
    expect(askFor(everyInstance, '*')).toEqual(implicit);
    expect(askFor('*', '*')).toEqual(allowed);
  });

  it('replaces variables in resources', () => {
    const Resource = `arn:aws:rds:eu-west-1:\${aws:PrincipalAccount}:cluster:*`;
    expect(ask({ ...failover, Resource })).toEqual(allowed);
    expect(ask({ ...failover, Resource: Resource.replace('Account', 'Tag/x') })).toEqual(implicit);
  });

  it('applies if all its conditions are true', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalAccount': '1' },
      Null: { 'aws:ResourceTag/x': 'true' },
    };
    expect(ask({ ...failover, Condition })).toEqual(allowed);
    expect(
      ask({ ...failover, Condition: { ...Condition, Bool: { 'aws:SecureTransport': 'true' } } }),
    ).toEqual(implicit);
  });
});
