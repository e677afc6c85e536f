import { labTemplate, logicalId, resourcesOf } from '../support/lab-template';

const instances = (settings: Record<string, unknown>) =>
  resourcesOf(labTemplate(settings), 'AWS::RDS::DBInstance');

describe.each(['serverless', 'r7g.large'])('a cluster of %s instances', (instance) => {
  it.each([0, 1, 15])('has one writer and %d readers, with numbered names', (readers) => {
    const numbers = Array.from({ length: readers + 1 }, (_, index) => index + 1);
    expect(instances({ instance, readers }).map((each) => each.DBInstanceIdentifier)).toEqual(
      numbers.map((number) => `aurorafailoverlab-${number}`),
    );
  });

  it('has no public addresses', () => {
    for (const each of instances({ instance, readers: 15 })) {
      expect(each).toMatchObject({ DBInstanceClass: `db.${instance}`, PubliclyAccessible: false });
    }
  });

  it('has each reader in its promotion tier, and the first instance in tier 1', () => {
    const tiers = instances({ instance, readers: 3, promotionTiers: '0,1,15' }).map(
      (each) => each.PromotionTier,
    );
    expect(tiers).toEqual([1, 0, 1, 15]);
  });

  it('has all instances in tier 1 by default', () => {
    expect(instances({ instance, readers: 15 }).map((each) => each.PromotionTier)).toEqual(Array(16).fill(1));
  });
});

it.each([
  [2, [0, 1, 0, 1]],
  [3, [0, 1, 2, 0]],
])(
  'instances alternate between %d zones, so that the first reader is never in the zone of the writer',
  (azs, order) => {
    const zones = instances({ azs, readers: 3 }).map((each) => each.AvailabilityZone);
    expect(zones).toEqual(order.map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })));
  },
);

it('readers are created after the first instance, so that the first instance is the writer', () => {
  const template = labTemplate({ readers: 15 });
  const first = logicalId(template, 'AWS::RDS::DBInstance', 'DatabaseClusterInstance1E');
  const all = Object.entries(template.findResources('AWS::RDS::DBInstance'));
  expect(all).toHaveLength(16);
  for (const [id, resource] of all) {
    if (id !== first) expect(resource.DependsOn).toContain(first);
  }
});

it('instance names of a stack with the longest name have at most the 63 characters that RDS allows', () => {
  const longest = instances({ readers: 15, stackName: `A${'b'.repeat(59)}` }).at(-1);
  expect(longest?.DBInstanceIdentifier).toBe(`a${'b'.repeat(59)}-16`);
});
