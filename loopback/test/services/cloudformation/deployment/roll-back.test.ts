import { box, StackLab } from '../../../support/cloudformation/stack-lab';

const refusal = Object.assign(new Error('refused'), { code: 'Refused' });

describe('a creation that fails', () => {
  it('deletes a partly created resource', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'Half', refusal, 'after');
    const stack = await lab.deploy('app', { Resources: { Half: box() } });
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.resources.calls).toEqual(['create Half', 'delete Half']);
    expect(lab.resources.existing.size).toBe(0);
  });

  it('waits for resources in progress, and reports them as cancelled', async () => {
    const lab = new StackLab();
    const slow = lab.resources.holdAt('create', 'Slow');
    lab.resources.failAt('create', 'Bad', refusal);
    const deploying = lab.deploy('app', {
      Resources: { Slow: box(), Bad: box({}, { DependsOn: 'Quick' }), Quick: box() },
    });
    await slow.reached;
    await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
    slow.release();
    const stack = await deploying;
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.reason('app', 'Slow', 'CREATE_FAILED')).toBe('Resource creation cancelled');
    expect(lab.reason('app', 'app', 'ROLLBACK_IN_PROGRESS')).toBe(
      'The following resource(s) failed to create: [Bad, Slow]. Rollback requested by user.',
    );
    expect(lab.resources.existing.size).toBe(0);
  });

  it('ends as a failed rollback if a resource cannot be deleted, and names the resource', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'Bad', refusal);
    lab.resources.failAt('delete', 'Stuck', refusal);
    const stack = await lab.deploy('app', {
      Resources: { Stuck: box(), Free: box(), Bad: box({}, { DependsOn: ['Stuck', 'Free'] }) },
    });
    expect(stack.status).toBe('ROLLBACK_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to delete: [Stuck]. ');
    expect([...lab.resources.existing.keys()]).toEqual(['stuck-1']);
    lab.resources.failAt('delete', 'Stuck', undefined);
    expect((await lab.delete('app')).status).toBe('DELETE_COMPLETE');
    expect(lab.resources.existing.size).toBe(0);
  });

  it('keeps resources with the policy Retain, but not with RetainExceptOnCreate or Snapshot', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'Bad', refusal);
    const kept = (DeletionPolicy: string) => box({}, { DeletionPolicy });
    await lab.deploy('app', {
      Resources: {
        Kept: kept('Retain'),
        Except: kept('RetainExceptOnCreate'),
        Pictured: kept('Snapshot'),
        Bad: box({}, { DependsOn: ['Kept', 'Except', 'Pictured'] }),
      },
    });
    expect([...lab.resources.existing.keys()]).toEqual(['kept-1']);
    expect(lab.events('app')).toContain('Kept DELETE_SKIPPED');
  });

  it('keeps its resources if rollback is disabled, and can be continued', async () => {
    const lab = new StackLab();
    lab.resources.failAt('create', 'Bad', refusal, 'after');
    const template = { Resources: { Good: box(), Bad: box({ Label: { Ref: 'Good' } }) } };
    const stack = await lab.deploy('app', template, { DisableRollback: true });
    expect(stack.status).toBe('CREATE_FAILED');
    expect(lab.resources.existing.size).toBe(2);
    lab.resources.failAt('create', 'Bad', undefined);
    await lab.deploy('app', template, { DisableRollback: true });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(lab.resources.calls.slice(2)).toEqual(['delete Bad', 'create Bad']);
    expect(lab.resources.existing.size).toBe(2);
  });

  it('can be caused by an output that cannot be evaluated', async () => {
    const lab = new StackLab();
    const Outputs = { Out: { Value: { 'Fn::GetAtt': ['Box', 'Colour'] } } };
    const stack = await lab.deploy('app', { Resources: { Box: box() }, Outputs });
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.reason('app', 'app', 'ROLLBACK_IN_PROGRESS')).toBe(
      'Requested attribute Colour does not exist in schema for AWS::Test::Box. Rollback requested by user.',
    );
    expect(lab.resources.existing.size).toBe(0);
  });

  it('can be caused by an attribute that a resource does not have', async () => {
    const lab = new StackLab();
    await lab.deploy('app', { Resources: { A: box(), B: box({ Label: { 'Fn::GetAtt': 'A.Colour' } }) } });
    expect(lab.reason('app', 'B', 'CREATE_FAILED')).toBe(
      'Requested attribute Colour does not exist in schema for AWS::Test::Box',
    );
  });
});

describe('an update that fails', () => {
  const before = { Resources: { A: box({ Size: 1 }), B: box({ Label: { Ref: 'A' } }), Gone: box() } };

  it('restores every resource, and deletes no resource from before the update', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before, { Tags: [{ Key: 'a', Value: '1' }] });
    lab.resources.failAt('update', 'B', refusal);
    const stack = await lab.deploy('app', {
      Resources: { New: box(), A: box({ Size: 2 }), B: box({ Label: 'x' }, { DependsOn: ['A', 'New'] }) },
    });
    expect(stack.status).toBe('UPDATE_ROLLBACK_FAILED');
    lab.resources.failAt('update', 'B', undefined);
    expect(stack.statusReason).toBe('The following resource(s) failed to update: [B]. ');
    expect([...lab.resources.existing]).toEqual([
      ['a-1', { Size: 1 }],
      ['gone-2', {}],
      ['b-3', { Label: 'a-1' }],
    ]);
  });

  it('restores the properties of changed resources and deletes new resources', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    const changed = lab.stack('app').deployed?.blueprint.text;
    lab.resources.failAt('create', 'Bad', refusal);
    const stack = await lab.deploy('app', {
      Resources: {
        New: box(),
        A: box({ Size: 2 }),
        B: box({ Label: { Ref: 'New' } }),
        Bad: box({}, { DependsOn: ['A', 'B'] }),
      },
      Outputs: { Out: { Value: 'new' } },
    });
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(lab.reason('app', 'app', 'UPDATE_ROLLBACK_IN_PROGRESS')).toBe(
      'The following resource(s) failed to create: [Bad]. Rollback requested by user.',
    );
    expect([...lab.resources.existing]).toEqual([
      ['a-1', { Size: 1 }],
      ['gone-2', {}],
      ['b-3', { Label: 'a-1' }],
    ]);
    expect([...stack.resources.keys()]).toEqual(['A', 'Gone', 'B']);
    expect(stack.deployed?.blueprint.text).toBe(changed);
    expect(lab.outputs('app')).toEqual({});
    expect(lab.events('app').slice(-4)).toEqual([
      'app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'New DELETE_IN_PROGRESS',
      'New DELETE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE',
    ]);
    const rolledBack = await lab.deploy('app', {
      Resources: { ...before.Resources, Gone: box({ Size: 9 }) },
    });
    expect(rolledBack.status).toBe('UPDATE_COMPLETE');
  });

  it('keeps the old resource of a replacement', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    lab.resources.failAt('create', 'Bad', refusal);
    const stack = await lab.deploy('app', {
      Resources: {
        ...before.Resources,
        A: box({ Material: 'oak' }),
        Bad: box({}, { DependsOn: ['A', 'B'] }),
      },
    });
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(stack.resources.get('A')?.physicalId).toBe('a-1');
    expect(lab.resources.existing.get('b-3')).toEqual({ Label: 'a-1' });
    expect(lab.resources.existing.size).toBe(3);
  });

  it('records the rollback as a separate operation', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    lab.resources.failAt('update', 'A', refusal, 'after');
    const stack = await lab.deploy('app', { Resources: { ...before.Resources, A: box({ Size: 2 }) } });
    const operations = stack.events.all.map(({ operation }) => operation);
    expect([...new Set(operations.map(({ type }) => type))]).toEqual([
      'CREATE_STACK',
      'UPDATE_STACK',
      'ROLLBACK',
    ]);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(3);
  });

  it('completes if only a resource that is no longer needed could not be deleted', async () => {
    const lab = new StackLab();
    await lab.deploy('app', before);
    lab.resources.failAt('delete', 'Gone', refusal);
    const stack = await lab.deploy('app', {
      Resources: { A: box({ Size: 1 }), B: box({ Label: { Ref: 'A' } }) },
    });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(lab.events('app')).toContain('Gone DELETE_FAILED');
  });
});
