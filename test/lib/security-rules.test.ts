import type { Stack } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConsumerStack } from '../support/consumer-stack';
import { labStack } from '../support/lab-template';

/** Lists the findings of cdk-nag's AwsSolutions rules in the lab, as `rule at construct`. */
function findings(settings: Record<string, unknown>): string[] {
  return findingsIn(labStack(settings));
}

function findingsIn(stack: Stack): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(stack.node.root);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

it.each([
  {},
  { readers: 0 },
  { readers: 15, instance: 'r7g.large' },
  { onDestroy: 'snapshot' },
  { zoneOutage: true },
])('every finding of AwsSolutions is explained, with %j', (settings) => {
  expect(findings(settings)).toEqual([]);
});

const ALWAYS = [
  'AwsSolutions-IAM5[Resource::*] at AuroraFailoverLab/Default/Failover/Role/DefaultPolicy/Resource',
  'AwsSolutions-IAM5[Resource::*] at AuroraFailoverLab/Default/Probe/Role/DefaultPolicy/Resource',
  'AwsSolutions-RDS10 at AuroraFailoverLab/Default/Database/Cluster/Resource',
  'AwsSolutions-VPC7 at AuroraFailoverLab/Default/Network/Vpc/Resource',
];
const EC2 = 'Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>';
const OF_ZONE_OUTAGES = ['Resource::*', `${EC2}:network-acl/*`, `${EC2}:prefix-list/*`].map(
  (resource) =>
    `AwsSolutions-IAM5[${resource}] at AuroraFailoverLab/Default/ZoneOutage/Role/Resource/DefaultPolicy/Resource`,
);

it.each([
  [{}, ALWAYS],
  [{ zoneOutage: true }, [...ALWAYS, ...OF_ZONE_OUTAGES]],
])(
  'exactly these findings of AwsSolutions are explained, each at its construct, with %j',
  (settings, expected) => {
    const reasons = jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation();
    expect(findings(settings).sort()).toEqual([...expected].sort());
    const ours = reasons.mock.calls.flat().filter(({ id }) => id.startsWith('AwsSolutions-'));
    reasons.mockRestore();
    expect(ours).toHaveLength(expected.length);
    for (const { reason } of ours) expect(reason).toMatch(/^.{40,}\.$/);
  },
);

it("has findings at a user's own cluster, and none at the trigger and the probe beside it", () => {
  const stack = new ConsumerStack();
  const cluster = stack.ownCluster();
  stack.addTrigger(cluster);
  stack.addProbe(cluster);
  const found = findingsIn(stack);
  expect(found).toContainEqual(expect.stringContaining('AwsSolutions-RDS10 at Orders/Database'));
  expect(found.filter((finding) => /Orders\/(Trigger|Probe)/.test(finding))).toEqual([]);
});
