import { deleteStack } from '../../../../services/cloudformation/actions/delete-stack';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

const refusal = Object.assign(new Error('in use'), { code: 'Refused' });
const chain = {
  Resources: { A: box(), B: box({ Label: { Ref: 'A' } }), C: box({ Label: { Ref: 'B' } }), Side: box() },
};

describe('deleting a stack', () => {
  it('deletes every resource before its dependencies', async () => {
    const lab = new StackLab();
    await lab.deploy('app', chain);
    const stack = await lab.delete('app');
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(lab.resources.order('delete')).toEqual(['C', 'Side', 'B', 'A']);
    expect(lab.resources.existing.size).toBe(0);
    expect(stack.deletedAt).toBeInstanceOf(Date);
    expect(lab.cloudFormation.stacks.find('app')).toBeUndefined();
    expect(lab.cloudFormation.stacks.find(stack.id)).toBe(stack);
  });

  it('fails if the deletion of a resource fails, keeps the dependencies of that resource, and can be repeated', async () => {
    const lab = new StackLab();
    await lab.deploy('app', chain);
    lab.resources.failAt('delete', 'B', refusal);
    const stack = await lab.delete('app');
    expect(stack.status).toBe('DELETE_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to delete: [B]. ');
    expect(lab.resources.order('delete')).toEqual(['C', 'Side', 'B']);
    expect(lab.reason('app', 'B', 'DELETE_FAILED')).toContain('"in use"');
    lab.resources.failAt('delete', 'B', undefined);
    expect((await lab.delete('app')).status).toBe('DELETE_COMPLETE');
    expect(lab.resources.order('delete')).toEqual(['C', 'Side', 'B', 'B', 'A']);
  });

  it('keeps resources with the policy Retain and, after a failure, the resources that the request names', async () => {
    const lab = new StackLab();
    await lab.deploy('app', { Resources: { Kept: box({}, { DeletionPolicy: 'Retain' }), Stuck: box() } });
    lab.resources.failAt('delete', 'Stuck', refusal);
    await expect(lab.delete('app', { RetainResources: ['Stuck'] })).rejects.toThrow(
      'Specify which resources to retain only when the stack is in the DELETE_FAILED state.',
    );
    await lab.delete('app');
    const stack = await lab.delete('app', { RetainResources: ['Stuck'] });
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect([...lab.resources.existing.keys()]).toEqual(['kept-1', 'stuck-2']);
    expect(lab.events(stack.id).filter((event) => event.endsWith('SKIPPED'))).toEqual([
      'Kept DELETE_SKIPPED',
      'Stuck DELETE_SKIPPED',
    ]);
  });

  it('requests a snapshot if the policy or the type requires it', async () => {
    const lab = new StackLab({ 'AWS::Test::Box': { defaultDeletionPolicy: () => 'Snapshot' } });
    await lab.deploy('app', { Resources: { Usual: box(), Not: box({}, { DeletionPolicy: 'Delete' }) } });
    await lab.delete('app');
    expect(lab.resources.snapshots).toEqual(['usual-1']);
  });

  it('is refused while termination protection is enabled, and has no effect if the stack does not exist', async () => {
    const lab = new StackLab();
    await lab.deploy('app', chain, { EnableTerminationProtection: true });
    await expect(lab.delete('app')).rejects.toThrow(
      'Stack [app] cannot be deleted while TerminationProtection is enabled',
    );
    expect(lab.stack('app').status).toBe('CREATE_COMPLETE');
    await expect(deleteStack(lab.cloudFormation, { StackName: 'none' }, caller)).resolves.toEqual({});
  });

  it('cancels a running creation and deletes its resources', async () => {
    const lab = new StackLab();
    const slow = lab.resources.holdAt('create', 'B');
    const creating = lab.deploy('app', chain);
    await slow.reached;
    const deleting = lab.delete('app');
    expect(lab.stack('app').status).toBe('DELETE_IN_PROGRESS');
    slow.release();
    await creating;
    expect((await deleting).status).toBe('DELETE_COMPLETE');
    expect(lab.resources.order('create')).toEqual(['A', 'Side', 'B']);
    expect(lab.resources.existing.size).toBe(0);
  });

  it('is refused during an update', async () => {
    const lab = new StackLab();
    await lab.deploy('app', chain);
    const slow = lab.resources.holdAt('update', 'Side');
    const updating = lab.deploy('app', { Resources: { ...chain.Resources, Side: box({ Size: 2 }) } });
    await slow.reached;
    await expect(lab.delete('app')).rejects.toThrow(
      'Stack [app] cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
    slow.release();
    expect((await updating).status).toBe('UPDATE_COMPLETE');
  });

  it('allows a new stack of the same name', async () => {
    const lab = new StackLab();
    const first = await lab.deploy('app', chain);
    await lab.delete('app');
    const second = await lab.deploy('app', chain);
    expect(second.id).not.toBe(first.id);
    expect(lab.cloudFormation.stacks.live).toEqual([second]);
  });
});

describe('an account that is closed', () => {
  it('stops a running deployment and rolls nothing back', async () => {
    const lab = new StackLab();
    const slow = lab.resources.holdAt('create', 'B');
    const creating = lab.deploy('app', chain);
    await slow.reached;
    const closing = lab.cloudFormation.close();
    slow.release();
    await closing;
    expect(lab.stack('app').status).toBe('CREATE_IN_PROGRESS');
    expect(lab.resources.order('create')).toEqual(['A', 'Side', 'B']);
    expect(lab.resources.order('delete')).toEqual([]);
    await lab.cloudFormation.close();
    void creating;
  });
});
