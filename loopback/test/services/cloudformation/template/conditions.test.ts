import { draw } from '../../../support/cloudformation/parsed-template';
import { box } from '../../../support/cloudformation/stack-lab';

const stage = { Parameters: { Stage: { Type: 'String', Default: 'prod' } } };
const isProd = { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] };
const never = { 'Fn::Equals': ['a', 'b'] };

async function decide(condition: object): Promise<boolean> {
  const { inputs } = await draw({ ...stage, Conditions: { IsProd: isProd, Never: never, C: condition } });
  return inputs.condition('C');
}

describe('a condition', () => {
  it.each([
    [isProd, true],
    [never, false],
    [{ 'Fn::Equals': [1, '1'] }, true],
    [{ 'Fn::Equals': [true, 'true'] }, true],
    [{ 'Fn::Equals': [['a'], ['a']] }, true],
    [{ Condition: 'IsProd' }, true],
    [{ 'Fn::Not': [{ Condition: 'IsProd' }] }, false],
    [{ 'Fn::And': [isProd, { 'Fn::Not': [never] }] }, true],
    [{ 'Fn::And': [isProd, never] }, false],
    [{ 'Fn::Or': [never, { Condition: 'IsProd' }] }, true],
    [{ 'Fn::Or': [never, { Condition: 'Never' }] }, false],
    [{ 'Fn::Equals': [{ 'Fn::If': ['IsProd', 'x', 'y'] }, 'x'] }, true],
  ])('%j evaluates to %s', async (condition, holds) => {
    await expect(decide(condition)).resolves.toBe(holds);
  });

  it.each([
    [{ 'Fn::Equals': ['a'] }, 'every Fn::Equals object requires a list of 2 string parameters'],
    [{ 'Fn::Not': [isProd, never] }, 'every Fn::Not object requires one boolean parameter'],
    [{ 'Fn::And': [isProd] }, 'every Fn::And object requires a list of at least 2 and at most 10'],
    [{ 'Fn::Or': Array(11).fill(never) }, 'every Fn::Or object requires a list of at least 2 and at most 10'],
    [{ 'Fn::Join': ['', []] }, 'Every Conditions member must be one of Condition, Fn::Equals'],
    [{}, 'Every Conditions member must be one of'],
    [{ 'Fn::Not': [{ Condition: 'C' }] }, 'Template error: the condition C depends on itself.'],
  ])('%j is refused', async (condition, message) => {
    await expect(decide(condition)).rejects.toThrow(message);
  });

  it('decides which resources and outputs exist', async () => {
    const { resources, outputs } = await draw({
      ...stage,
      Conditions: { IsProd: isProd, Never: never },
      Resources: {
        Always: box(),
        Prod: box({}, { Condition: 'IsProd' }),
        Gone: box({}, { Condition: 'Never' }),
      },
      Outputs: { A: { Value: 'x', Condition: 'Never' }, B: { Value: 'y', Condition: 'IsProd' } },
    });
    expect([...resources.keys()]).toEqual(['Always', 'Prod']);
    expect([...outputs.keys()]).toEqual(['B']);
  });

  it('uses mappings and parameters', async () => {
    const { inputs } = await draw({
      ...stage,
      Mappings: { Sizes: { prod: { readers: '3' } } },
      Conditions: { Big: { 'Fn::Equals': [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'readers'] }, 3] } },
    });
    expect(inputs.condition('Big')).toBe(true);
  });
});

describe('a rule', () => {
  const rule = (assertion: object, more: object = {}) => ({
    ...stage,
    Rules: { R: { Assertions: [{ Assert: assertion, AssertDescription: 'as it must be' }], ...more } },
  });

  it.each([
    [{ 'Fn::Contains': [['dev', 'prod'], { Ref: 'Stage' }] }],
    [{ 'Fn::Not': [{ 'Fn::Contains': [['1', '2'], { Ref: 'Stage' }] }] }],
    [{ 'Fn::EachMemberEquals': [['prod', 'prod'], 'prod'] }],
    [
      {
        'Fn::EachMemberIn': [
          ['a', 'b'],
          ['b', 'a', 'c'],
        ],
      },
    ],
  ])('is met by %j', async (assertion) => {
    await expect(draw(rule(assertion))).resolves.toBeDefined();
  });

  it.each([
    [{ 'Fn::Contains': [['dev'], { Ref: 'Stage' }] }],
    [{ 'Fn::EachMemberEquals': [['prod', 'dev'], 'prod'] }],
    [
      {
        'Fn::EachMemberIn': [
          ['a', 'x'],
          ['b', 'a', 'c'],
        ],
      },
    ],
  ])('is not met by %j', async (assertion) => {
    await expect(draw(rule(assertion))).rejects.toThrow('Template error: rule R is not met. as it must be');
  });

  it('is ignored if its own condition is false', async () => {
    await expect(draw(rule(never, { RuleCondition: never }))).resolves.toBeDefined();
    await expect(draw(rule(never, { RuleCondition: isProd }))).rejects.toThrow('rule R is not met');
  });
});
