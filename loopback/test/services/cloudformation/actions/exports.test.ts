import { box, StackLab } from '../../../support/cloudformation/stack-lab';

const exporting = (value: unknown, Name = 'net') => ({
  Resources: { A: box() },
  Outputs: { Out: { Value: value, Export: { Name } } },
});
const importing = (name = 'net') => ({ Resources: { B: box({ Label: { 'Fn::ImportValue': name } }) } });

describe('an export', () => {
  it('can be imported by other stacks', async () => {
    const lab = new StackLab();
    await lab.deploy('network', exporting({ Ref: 'A' }));
    await lab.deploy('app', importing());
    expect(lab.resources.existing.get('b-2')).toEqual({ Label: 'a-1' });
  });

  it('is named in the error if it does not exist', async () => {
    const lab = new StackLab();
    await expect(lab.deploy('app', importing('nothing'))).rejects.toThrow('No export named nothing found.');
  });

  it('cannot be exported by two stacks', async () => {
    const lab = new StackLab();
    await lab.deploy('network', exporting('x'));
    const stack = await lab.deploy('other', exporting('y'));
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.reason('other', 'other', 'ROLLBACK_IN_PROGRESS')).toBe(
      'Export with name net is already exported by stack network. Rollback requested by user.',
    );
  });

  it('cannot be changed or deleted while another stack imports it', async () => {
    const lab = new StackLab();
    await lab.deploy('network', exporting('x'));
    await lab.deploy('app', importing());
    const changed = await lab.deploy('network', exporting('y'));
    expect(changed.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(lab.reason('network', 'network', 'UPDATE_ROLLBACK_IN_PROGRESS')).toContain(
      'Export net cannot be updated as it is in use by app',
    );
    const deleted = await lab.delete('network');
    expect(deleted.status).toBe('DELETE_FAILED');
    expect(deleted.statusReason).toBe('Delete canceled. Export net cannot be deleted as it is in use by app');
    expect(lab.resources.existing.has('a-1')).toBe(true);
  });

  it('can be deleted once no stack imports it, and its name can be used again', async () => {
    const lab = new StackLab();
    await lab.deploy('network', exporting('x'));
    await lab.deploy('app', importing());
    await lab.deploy('app', { Resources: { B: box() } });
    expect((await lab.delete('network')).status).toBe('DELETE_COMPLETE');
    expect((await lab.deploy('other', exporting('z'))).status).toBe('CREATE_COMPLETE');
  });
});
