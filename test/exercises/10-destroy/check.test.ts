import { judge } from '../../../exercises/10-destroy/check';

const stack = { kind: 'stack', name: 'Lab', cost: 'nothing itself', remove: 'npx cdk destroy --force' };
const secret = { kind: 'secret', name: 'rds!cluster-1', cost: '$0.40 a month', remove: 'delete it' };
const group = {
  kind: 'log group',
  name: 'Lab-Probe',
  cost: '$0.03 a month for each GB',
  remove: 'delete it',
};

it('passes if nothing is left and RDS has recorded the deletion', () => {
  expect(judge('Lab', [], true)).toEqual({
    state: 'passed',
    found: 'nothing of Lab is left in the account, and RDS has recorded that its cluster was deleted',
  });
});

it('does not pass in an account in which the lab has never been', () => {
  expect(judge('Lab', [], false)).toMatchObject({
    state: 'not-yet',
    next: 'begin with: npm run lab -- exercise 0',
  });
});

it.each([true, false])('names what is left, and the first step to remove it (deleted: %s)', (wasDeleted) => {
  expect(judge('Lab', [stack, secret, group, { ...group, name: 'Lab-Failover' }], wasDeleted)).toEqual({
    state: 'not-yet',
    found: 'in the account: 1 stack, 1 secret, 2 log groups',
    reason: 'nothing of Lab may be left',
    next: 'do the steps of the exercise; to remove the stack: npx cdk destroy --force',
  });
});
