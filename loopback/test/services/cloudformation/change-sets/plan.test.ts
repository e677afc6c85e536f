import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { box, StackLab } from '../../../support/cloudformation/stack-lab';

const before = {
  Parameters: { Size: { Type: 'Number', Default: '1' } },
  Resources: {
    A: box({ Size: { Ref: 'Size' } }),
    B: box({ Label: { Ref: 'A' } }),
    C: box({ Label: { 'Fn::GetAtt': 'A.Arn' } }),
  },
};

async function changesOf(template: object, settings: object = {}): Promise<readonly ResourceChange[]> {
  const lab = new StackLab();
  await lab.deploy('app', before);
  const calls = lab.resources.calls.length;
  const { Changes = [], Status } = await lab.plan('app', template, settings);
  expect(Status).toBe('CREATE_COMPLETE');
  expect(lab.resources.calls.length).toBe(calls);
  return Changes.flatMap(({ ResourceChange: change }) => (change === undefined ? [] : [change]));
}

/** `Modify A: Size DirectModification Never` */
function summarise(changes: readonly ResourceChange[]): readonly string[] {
  return changes.map(({ Action, LogicalResourceId, Replacement, Details = [] }) => {
    const details = Details.map(({ Target, ChangeSource, CausingEntity }) =>
      [Target?.Name ?? Target?.Attribute, ChangeSource, CausingEntity].filter(Boolean).join(' '),
    );
    return [Action, LogicalResourceId, Replacement, ...details].filter(Boolean).join(', ');
  });
}

describe('the changes of a change set', () => {
  it('are additions in the order of creation if the stack is new', async () => {
    const lab = new StackLab();
    const { Changes = [] } = await lab.plan('new', before);
    expect(Changes.map(({ ResourceChange: change }) => [change?.Action, change?.LogicalResourceId])).toEqual([
      ['Add', 'A'],
      ['Add', 'B'],
      ['Add', 'C'],
    ]);
    expect(Changes[1]?.ResourceChange?.AfterContext).toBe(
      '{"Properties":{"Label":"{{changeSet:KNOWN_AFTER_APPLY}}"}}',
    );
    expect(lab.resources.calls).toEqual([]);
    expect(lab.stack('new').status).toBe('REVIEW_IN_PROGRESS');
    expect(lab.events('new')).toEqual(['new REVIEW_IN_PROGRESS']);
  });

  it('contain each changed property with the values before and after', async () => {
    const resources = { ...before.Resources, A: box({ Size: 2, Weight: 3 }) };
    const [change, ...rest] = await changesOf({ ...before, Resources: resources });
    expect(change).toMatchObject({
      Action: 'Modify',
      LogicalResourceId: 'A',
      PhysicalResourceId: 'a-1',
      ResourceType: 'AWS::Test::Box',
      Replacement: 'False',
      Scope: ['Properties'],
      BeforeContext: '{"Properties":{"Size":1}}',
      AfterContext: '{"Properties":{"Size":2,"Weight":3}}',
      Details: [
        {
          Target: {
            Attribute: 'Properties',
            Name: 'Size',
            Path: '/Properties/Size',
            BeforeValue: '1',
            AfterValue: '2',
            AttributeChangeType: 'Modify',
            RequiresRecreation: 'Never',
          },
          Evaluation: 'Static',
          ChangeSource: 'DirectModification',
        },
        { Target: { Name: 'Weight', AfterValue: '3', AttributeChangeType: 'Add' } },
      ],
    });
    // C refers to an attribute of A, which may change with the update. References to the ID of A do not change.
    expect(summarise(rest)).toEqual(['Modify, C, False, Label ResourceAttribute A.Arn']);
  });

  it.each<[string, object, object, readonly string[]]>([
    [
      'a parameter',
      before,
      { Parameters: [{ ParameterKey: 'Size', ParameterValue: '2' }] },
      ['Modify, A, False, Size ParameterReference Size', 'Modify, C, False, Label ResourceAttribute A.Arn'],
    ],
    [
      'a property that requires replacement',
      { ...before, Resources: { ...before.Resources, A: box({ Size: 1, Material: 'oak' }) } },
      {},
      [
        'Modify, A, True, Material DirectModification',
        'Modify, B, False, Label ResourceReference A',
        'Modify, C, False, Label ResourceAttribute A.Arn',
      ],
    ],
    [
      'a property that may require replacement',
      { ...before, Resources: { ...before.Resources, B: box({ Label: { Ref: 'A' }, Engine: 'x' }) } },
      {},
      ['Modify, B, Conditional, Engine DirectModification'],
    ],
    [
      'a resource that the template no longer contains',
      { ...before, Resources: { A: before.Resources.A, B: before.Resources.B } },
      {},
      ['Remove, C'],
    ],
    [
      'metadata and policies',
      {
        ...before,
        Resources: {
          ...before.Resources,
          B: box({ Label: { Ref: 'A' } }, { Metadata: { a: 1 }, DeletionPolicy: 'Retain' }),
        },
      },
      {},
      ['Modify, B, False, Metadata DirectModification, DeletionPolicy DirectModification'],
    ],
    [
      'tags of the stack',
      before,
      { Tags: [{ Key: 'a', Value: 'b' }] },
      [
        'Modify, A, False, Tags DirectModification',
        'Modify, B, False, Tags DirectModification',
        'Modify, C, False, Label ResourceAttribute A.Arn, Tags DirectModification',
      ],
    ],
  ])('for %s', async (_what, template, settings, changes) => {
    expect(summarise(await changesOf(template, settings))).toEqual(changes);
  });

  it.each([
    ['Delete', 'ReplaceAndDelete', 'Delete'],
    ['Retain', 'ReplaceAndRetain', 'Retain'],
    ['Snapshot', 'ReplaceAndSnapshot', 'Snapshot'],
  ])('describe the effect of the policy %s on the old resource', async (policy, replaced, removed) => {
    const policies = { UpdateReplacePolicy: policy, DeletionPolicy: policy };
    const lab = new StackLab();
    await lab.deploy('app', { Resources: { A: box({}, policies), B: box({}, policies) } });
    const { Changes = [] } = await lab.plan('app', { Resources: { A: box({ Material: 'oak' }, policies) } });
    expect(Changes.map(({ ResourceChange: change }) => change?.PolicyAction)).toEqual([replaced, removed]);
  });

  it('contain values only if they are requested', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    await lab.plan('app', { ...before, Resources: { ...before.Resources, A: box({ Size: 2 }) } });
    const text = JSON.stringify(await lab.describeChanges('app', false));
    expect(text).not.toMatch(/BeforeValue|AfterContext|Path/);
    expect(text).toContain('"RequiresRecreation":"Never"');
  });
});

describe('a change set without changes', () => {
  it('fails with the reason that the CDK CLI recognises', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    await expect(lab.plan('app', before)).resolves.toMatchObject({
      Status: 'FAILED',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      ExecutionStatus: 'UNAVAILABLE',
      Changes: [],
    });
  });

  it('does not fail if an output changes', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    const outputs = { Outputs: { A: { Value: { Ref: 'A' } } } };
    await expect(lab.plan('app', { ...before, ...outputs })).resolves.toMatchObject({
      Status: 'CREATE_COMPLETE',
      Changes: [],
    });
  });
});
