import { createChangeSet } from '../../../../services/cloudformation/actions/create-change-set';
import { deleteChangeSet } from '../../../../services/cloudformation/actions/delete-change-set';
import { describeChangeSet } from '../../../../services/cloudformation/actions/describe-change-set';
import { executeChangeSet } from '../../../../services/cloudformation/actions/execute-change-set';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

const template = { Resources: { A: box() } };
const other = { Resources: { A: box({ Size: 2 }) } };

/** Creates an account with a stack called `app`. */
async function withStack(): Promise<StackLab> {
  const lab = new StackLab();
  await lab.deploy('app', template);
  return lab;
}

function create(lab: StackLab, input: Partial<Parameters<typeof createChangeSet>[1]>) {
  const usual = { StackName: 'app', ChangeSetName: 'changes', TemplateBody: JSON.stringify(other) };
  return createChangeSet(lab.cloudFormation, { ...usual, ...input }, caller);
}

describe('a change set', () => {
  it('creates its stack when it is executed', async () => {
    const lab = new StackLab();
    const { ChangeSetId } = await lab.plan('new', template);
    await executeChangeSet(lab.cloudFormation, { StackName: 'new', ChangeSetName: ChangeSetId }, caller);
    expect(lab.stack('new').status).toBe('CREATE_IN_PROGRESS');
    const stack = await lab.settled('new');
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(stack.deployed?.changeSetId).toBe(ChangeSetId);
    const described = await describeChangeSet(lab.cloudFormation, { ChangeSetName: ChangeSetId }, caller);
    expect(described.ExecutionStatus).toBe('EXECUTE_COMPLETE');
  });

  it('makes the other change sets of its stack obsolete when it is executed', async () => {
    const lab = await withStack();
    const { Id: first } = await create(lab, { ChangeSetName: 'first' });
    const { Id: second } = await create(lab, { ChangeSetName: 'second' });
    await executeChangeSet(lab.cloudFormation, { ChangeSetName: first }, caller);
    await lab.settled('app');
    await expect(executeChangeSet(lab.cloudFormation, { ChangeSetName: second }, caller)).rejects.toThrow(
      `ChangeSet [${second}] cannot be executed in its current execution status of [OBSOLETE]`,
    );
    await expect(executeChangeSet(lab.cloudFormation, { ChangeSetName: first }, caller)).rejects.toThrow(
      'execution status of [EXECUTE_COMPLETE]',
    );
  });

  it('is found by its ARN, or by its name and the name of the stack', async () => {
    const lab = await withStack();
    const { Id } = await create(lab, {});
    expect(Id).toMatch(/^arn:aws:cloudformation:eu-west-1:123456789012:changeSet\/changes\/[-0-9a-f]{36}$/);
    const byName = { StackName: 'app', ChangeSetName: 'changes' };
    for (const input of [{ ChangeSetName: Id }, byName]) {
      const described = await describeChangeSet(lab.cloudFormation, input, caller);
      expect(described.ChangeSetId).toBe(Id);
    }
  });

  it('is not found by its name if its stack has been deleted', async () => {
    const lab = await withStack();
    const { Id } = await create(lab, {});
    await lab.delete('app');
    await lab.deploy('app', template);
    const byName = { StackName: 'app', ChangeSetName: 'changes' };
    await expect(describeChangeSet(lab.cloudFormation, byName, caller)).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
      message: 'ChangeSet [changes] does not exist',
    });
    await expect(describeChangeSet(lab.cloudFormation, { ChangeSetName: Id }, caller)).resolves.toBeDefined();
  });

  it('does not exist after its deletion, and a second deletion has no effect', async () => {
    const lab = await withStack();
    await create(lab, {});
    const byName = { StackName: 'app', ChangeSetName: 'changes' };
    for (const _ of [1, 2]) {
      await expect(deleteChangeSet(lab.cloudFormation, byName, caller)).resolves.toEqual({});
    }
    await expect(describeChangeSet(lab.cloudFormation, byName, caller)).rejects.toThrow('does not exist');
  });

  it.each<[string, Parameters<typeof create>[1], string, string]>([
    ['for a stack that does not exist', { StackName: 'none' }, 'CommonError', 'Stack [none] does not exist'],
    [
      'to create a stack that exists',
      { ChangeSetType: 'CREATE' },
      'CommonError',
      'Stack [app] already exists and cannot be created again with the changeSet [changes].',
    ],
    [
      'with an invalid name',
      { ChangeSetName: '1x' },
      'CommonError',
      "1 validation error detected: Value '1x' at 'changeSetName' failed to satisfy constraint",
    ],
    [
      'without a template',
      { TemplateBody: undefined },
      'CommonError',
      'Either Template URL or Template Body must be specified.',
    ],
    [
      'with two templates',
      { UsePreviousTemplate: true },
      'CommonError',
      'Either Template URL or Template Body must be specified.',
    ],
    [
      'from an object that does not exist',
      { TemplateBody: undefined, TemplateURL: 'http://127.0.0.1:1/b/none.json' },
      'CommonError',
      'S3 error: The specified key does not exist. The bucket b has no object none.json.',
    ],
  ])('is refused %s', async (_what, input, name, message) => {
    const lab = await withStack();
    await expect(create(lab, input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('is refused under a name that is in use', async () => {
    const lab = await withStack();
    await create(lab, {});
    await expect(create(lab, {})).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it('is refused if another one for the same new stack is created at the same time', async () => {
    const lab = new StackLab();
    const make = (ChangeSetName: string) =>
      create(lab, { StackName: 'new', ChangeSetName, ChangeSetType: 'CREATE' });
    const outcomes = await Promise.allSettled([make('one'), make('two')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lab.cloudFormation.stacks.live).toHaveLength(1);
  });

  it('can read its template from S3, or use the template of the stack', async () => {
    const lab = await withStack();
    lab.objects.set('b/t.json', JSON.stringify(other));
    const TemplateURL = 'http://127.0.0.1:1/b/t.json';
    await create(lab, { ChangeSetName: 'url', TemplateBody: undefined, TemplateURL });
    await create(lab, { ChangeSetName: 'same', TemplateBody: undefined, UsePreviousTemplate: true });
    const changeSets = lab.cloudFormation.changeSets.of(lab.stack('app'));
    expect(changeSets.get('url')?.status).toBe('CREATE_COMPLETE');
    expect(changeSets.get('same')?.statusReason).toContain("didn't contain changes");
  });

  it('is obsolete once its stack is created by other means', async () => {
    const lab = new StackLab();
    const { ChangeSetId, StackId } = await lab.plan('new', template);
    await lab.create('new', template);
    const described = await describeChangeSet(lab.cloudFormation, { ChangeSetName: ChangeSetId }, caller);
    expect(described.ExecutionStatus).toBe('OBSOLETE');
    expect(lab.stack('new').id).toBe(StackId);
  });
});
