import { box, StackLab } from '../../../support/cloudformation/stack-lab';

const two = {
  Resources: { A: box({ Size: 1 }), B: box({ Label: { Ref: 'A' }, Size: 1 }) },
  Outputs: { B: { Value: { Ref: 'B' } } },
};

async function deployed(template: object = two): Promise<StackLab> {
  const lab = new StackLab();
  const stack = await lab.deploy('app', template);
  expect(stack.status).toBe('CREATE_COMPLETE');
  lab.resources.calls.length = 0;
  return lab;
}

describe('updating a stack', () => {
  it('changes only the resources that differ, in place', async () => {
    const lab = await deployed();
    const stack = await lab.deploy('app', { ...two, Resources: { ...two.Resources, A: box({ Size: 2 }) } });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(lab.resources.calls).toEqual(['update A']);
    expect(lab.resources.existing.get('a-1')).toEqual({ Size: 2 });
    expect(lab.events('app').slice(-5)).toEqual([
      'app UPDATE_IN_PROGRESS',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('creates new resources first, and deletes removed resources last, each before its dependencies', async () => {
    const lab = await deployed();
    await lab.deploy('app', { Resources: { C: box() } });
    expect(lab.resources.calls).toEqual(['create C', 'delete B', 'delete A']);
    expect([...lab.resources.existing.keys()]).toEqual(['c-3']);
    expect([...lab.stack('app').resources.keys()]).toEqual(['C']);
    expect(lab.outputs('app')).toEqual({});
  });

  it('replaces a resource if a property requires it, and updates the resources that refer to it', async () => {
    const lab = await deployed();
    const stack = await lab.deploy('app', {
      ...two,
      Resources: { ...two.Resources, A: box({ Material: 'oak' }) },
    });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(lab.resources.calls).toEqual(['create A', 'update B', 'delete A']);
    expect([...lab.resources.existing]).toEqual([
      ['b-2', { Label: 'a-3', Size: 1 }],
      ['a-3', { Material: 'oak' }],
    ]);
    expect(lab.reason('app', 'A', 'UPDATE_IN_PROGRESS')).toBe('Resource creation Initiated');
    expect(stack.resources.get('A')?.physicalId).toBe('a-3');
  });

  it('cannot replace a resource whose custom name does not change', async () => {
    const lab = await deployed({ Resources: { A: box({ Name: 'mine', Material: 'ash' }) } });
    const stack = await lab.deploy('app', { Resources: { A: box({ Name: 'mine', Material: 'oak' }) } });
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(lab.reason('app', 'A', 'UPDATE_FAILED')).toBe(
      'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename a-1 and update the stack again.',
    );
    expect(lab.resources.calls).toEqual([]);
  });

  it('replaces a resource whose name changes', async () => {
    const lab = await deployed({ Resources: { A: box({ Name: 'mine' }) } });
    const stack = await lab.deploy('app', { Resources: { A: box({ Name: 'yours' }) } });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect([...lab.resources.existing.values()]).toEqual([{ Name: 'yours' }]);
  });

  it('refuses to change the type of a resource', async () => {
    const lab = await deployed();
    const template = { Resources: { A: { Type: 'AWS::Test::Role', Properties: { Trust: 'x' } } } };
    await expect(lab.deploy('app', template)).rejects.toThrow(
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]',
    );
  });

  it.each([
    ['the same template', two],
    [
      'the same template in another order',
      { Outputs: two.Outputs, Resources: { B: two.Resources.B, A: two.Resources.A } },
    ],
    [
      'the same template with scalars in another notation',
      {
        ...two,
        Resources: { A: box({ Size: '1' }), B: box({ Label: { 'Fn::Sub': `\${A}` }, Size: 1 }) },
      },
    ],
    ['another description', { ...two, Description: 'new' }],
  ])('is refused if nothing changes: %s', async (_what, template) => {
    const lab = await deployed();
    await expect(lab.deploy('app', template)).rejects.toThrow(/^No updates are to be performed\.$/);
    expect(lab.stack('app').status).toBe('CREATE_COMPLETE');
  });

  it.each([
    ['outputs', { ...two, Outputs: { B: { Value: 'other' } } }, {}],
    [
      'metadata',
      { ...two, Resources: { ...two.Resources, A: box({ Size: 1 }, { Metadata: { a: 1 } }) } },
      {},
    ],
    [
      'a deletion policy',
      { ...two, Resources: { ...two.Resources, A: box({ Size: 1 }, { DeletionPolicy: 'Retain' }) } },
      {},
    ],
    ['tags of the stack', two, { Tags: [{ Key: 'team', Value: 'red' }] }],
  ])('stores a change of only %s', async (_what, template, settings) => {
    const lab = await deployed();
    const stack = await lab.deploy('app', template, settings);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(lab.resources.order('create')).toEqual([]);
  });

  it('keeps parameters with UsePreviousValue, and uses the defaults of omitted parameters', async () => {
    const parameters = { Given: { Type: 'String' }, Usual: { Type: 'String', Default: 'd' } };
    const template = (size: number) => ({
      Parameters: parameters,
      Resources: { A: box({ Label: { 'Fn::Sub': `\${Given}-\${Usual}` }, Size: size }) },
    });
    const lab = new StackLab();
    const key = { ParameterKey: 'Given' };
    await lab.deploy('app', template(1), {
      Parameters: [
        { ...key, ParameterValue: 'g' },
        { ParameterKey: 'Usual', ParameterValue: 'u' },
      ],
    });
    await lab.deploy('app', template(2), { Parameters: [{ ...key, UsePreviousValue: true }] });
    expect(lab.resources.existing.get('a-1')).toEqual({ Label: 'g-d', Size: 2 });
    await expect(lab.deploy('app', template(3))).rejects.toThrow('Parameters: [Given] must have values');
  });

  it('is refused for a stack that cannot be updated', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'A', new Error('no'));
    const { id } = await lab.deploy('app', two);
    await expect(lab.deploy('app', two)).rejects.toThrow(
      `Stack:${id} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
  });
});
