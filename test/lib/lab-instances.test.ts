import { labTemplate, logicalId, resourcesOf } from '../support/lab-template';

const instances = (settings: Record<string, unknown>) =>
  resourcesOf(labTemplate(settings), 'AWS::RDS::DBInstance');

describe.each(['serverless', 'r7g.large'])('with %s instances', (instance) => {
  it.each([0, 1, 15])('has one writer and %d readers, named by numbers', (readers) => {
    const numbers = Array.from({ length: readers + 1 }, (_, index) => index + 1);
    expect(instances({ instance, readers }).map((each) => each.DBInstanceIdentifier)).toEqual(
      numbers.map((number) => `aurorafailoverlab-${number}`),
    );
  });

  it('gives every instance that class and no public address', () => {
    for (const each of instances({ instance, readers: 15 })) {
      expect(each).toMatchObject({ DBInstanceClass: `db.${instance}`, PubliclyAccessible: false });
    }
  });

  it('puts each reader into its own promotion tier, and the first instance into tier 1', () => {
    const tiers = instances({ instance, readers: 3, promotionTiers: '0,1,15' }).map(
      (each) => each.PromotionTier,
    );
    expect(tiers).toEqual([1, 0, 1, 15]);
  });

  it('puts all instances into tier 1 by default', () => {
    expect(instances({ instance, readers: 15 }).map((each) => each.PromotionTier)).toEqual(Array(16).fill(1));
  });
});

it.each([
  [2, [0, 1, 0, 1]],
  [3, [0, 1, 2, 0]],
])('goes round %d zones, so the first reader is never in the zone of the writer', (azs, order) => {
  const zones = instances({ azs, readers: 3 }).map((each) => each.AvailabilityZone);
  expect(zones).toEqual(order.map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })));
});

it('creates the readers after the first instance, which is so the writer', () => {
  const template = labTemplate({ readers: 15 });
  const first = logicalId(template, 'AWS::RDS::DBInstance', 'DatabaseClusterInstance1E');
  const all = Object.entries(template.findResources('AWS::RDS::DBInstance'));
  expect(all).toHaveLength(16);
  for (const [id, resource] of all) {
    if (id !== first) expect(resource.DependsOn).toContain(first);
  }
});

it('names instances after a long stack within the 63 characters RDS allows', () => {
  const longest = instances({ readers: 15, stackName: `A${'b'.repeat(59)}` }).at(-1);
  expect(longest?.DBInstanceIdentifier).toBe(`a${'b'.repeat(59)}-16`);
});
