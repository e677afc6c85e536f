import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { labStack } from '../support/lab-template';

/** Lists the findings of cdk-nag's AwsSolutions rules in the lab, as `rule at construct`. */
function findings(settings: Record<string, unknown>): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(labStack(settings).node.root);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

it.each([{}, { readers: 0 }, { readers: 15, instance: 'r7g.large' }, { onDestroy: 'snapshot' }])(
  'every finding of AwsSolutions is explained, with %j',
  (settings) => {
    expect(findings(settings)).toEqual([]);
  },
);

it('exactly the four findings of AwsSolutions are explained, each at its construct', () => {
  const reasons = jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation();
  expect(findings({}).sort()).toEqual([
    'AwsSolutions-IAM5[Resource::*] at AuroraFailoverLab/Failover/Role/DefaultPolicy/Resource',
    'AwsSolutions-IAM5[Resource::*] at AuroraFailoverLab/Probe/Role/DefaultPolicy/Resource',
    'AwsSolutions-RDS10 at AuroraFailoverLab/Database/Cluster/Resource',
    'AwsSolutions-VPC7 at AuroraFailoverLab/Network/Vpc/Resource',
  ]);
  const ours = reasons.mock.calls.flat().filter(({ id }) => id.startsWith('AwsSolutions-'));
  expect(ours).toHaveLength(4);
  for (const { reason } of ours) expect(reason).toMatch(/^.{40,}\.$/);
});
