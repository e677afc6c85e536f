import { createChangeSet } from '../../../../services/cloudformation/actions/create-change-set';
import { describeEvents } from '../../../../services/cloudformation/actions/describe-events';
import { executeChangeSet } from '../../../../services/cloudformation/actions/execute-change-set';
import { listHookResults } from '../../../../services/cloudformation/actions/list-hook-results';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

const wrong = {
  Resources: {
    Good: box(),
    Bad: box({ Sise: 1, Size: 'big', Label: { Ref: 'Good' } }),
    Worse: { Type: 'AWS::Test::Role', Properties: { RoleName: 'x' } },
  },
};

describe('a template with properties that its types do not define', () => {
  it('fails the change set before any resource is created, and reports where and why', async () => {
    const lab = new StackLab();
    const { Status, StatusReason, ChangeSetId } = await lab.plan('app', wrong);
    expect(Status).toBe('FAILED');
    expect(StatusReason).toBe(
      'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early ' +
        'Validation errors, use the DescribeEvents API for detailed failure information.',
    );
    expect(lab.resources.calls).toEqual([]);
    const asked = { ChangeSetName: ChangeSetId, Filters: { FailedEvents: true } };
    const { OperationEvents = [] } = await describeEvents(lab.cloudFormation, asked, caller);
    expect(OperationEvents.map((event) => [event.ValidationPath, event.ValidationStatusReason])).toEqual([
      ['/Resources/Worse/Properties', 'Required property [Trust] not found'],
      ['/Resources/Bad/Properties', 'Unsupported property [Sise]'],
      ['/Resources/Bad/Properties/Size', 'Expected type: Integer, found: String'],
    ]);
    expect(OperationEvents[1]).toMatchObject({
      EventType: 'VALIDATION_ERROR',
      OperationType: 'CREATE_CHANGESET',
      LogicalResourceId: 'Bad',
      ResourceType: 'AWS::Test::Box',
      ValidationName: 'PROPERTY_VALIDATION',
      ValidationStatus: 'FAILED',
    });
    const hooks = await listHookResults(
      lab.cloudFormation,
      { TargetType: 'CHANGE_SET', TargetId: ChangeSetId },
      caller,
    );
    expect(hooks.HookResults).toEqual([]);
  });

  it('results in a change set that cannot be executed', async () => {
    const lab = new StackLab();
    const { ChangeSetId } = await lab.plan('app', wrong);
    const executing = executeChangeSet(lab.cloudFormation, { ChangeSetName: ChangeSetId }, caller);
    await expect(executing).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
      message: `ChangeSet [${ChangeSetId}] cannot be executed in its current status of [FAILED]`,
    });
  });

  it('fails a direct deployment with one reason per resource, and creates nothing', async () => {
    const lab = new StackLab();
    const stack = await lab.deploy('app', wrong);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.resources.calls).toEqual([]);
    expect(lab.reason('app', 'Bad', 'CREATE_FAILED')).toBe(
      'Properties validation failed for resource Bad with message:\n' +
        '#: extraneous key [Sise] is not permitted\n#/Size: expected type: Integer, found: String',
    );
    expect(stack.events.all.filter(({ isValidationFailure }) => isValidationFailure)).toHaveLength(2);
    expect(lab.reason('app', 'app', 'ROLLBACK_IN_PROGRESS')).toBe(
      'The following resource(s) failed to create: [Worse, Bad]. Rollback requested by user.',
    );
  });

  it('fails the deployment if a value is known only during the deployment and has the wrong type', async () => {
    const lab = new StackLab();
    const { Status } = await lab.plan('app', {
      Resources: { A: box(), B: box({ Size: { 'Fn::GetAtt': 'A.Arn' } }) },
    });
    expect(Status).toBe('CREATE_COMPLETE');
    await executeChangeSet(lab.cloudFormation, { StackName: 'app', ChangeSetName: 'changes' }, caller);
    const stack = await lab.settled('app');
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(lab.reason('app', 'B', 'CREATE_FAILED')).toContain(
      '#/Size: expected type: Integer, found: String',
    );
  });

  it('has its dynamic references resolved last, and the resolved values are checked too', async () => {
    const lab = new StackLab();
    lab.ssmParameters.set('/size', '7').set('/text', 'x');
    const template = (name: string) => ({ Resources: { A: box({ Size: `{{resolve:ssm:${name}}}` }) } });
    await lab.deploy('good', template('/size'));
    expect([...lab.resources.existing.values()]).toEqual([{ Size: 7 }]);
    const shown = lab.stack('good').resources.get('A')?.properties;
    expect(shown).toEqual({ Size: '{{resolve:ssm:/size}}' });
    await lab.deploy('bad', template('/text'));
    expect(lab.reason('bad', 'A', 'CREATE_FAILED')).toContain('expected type: Integer, found: String');
  });
});

describe('a template with unknown resource types', () => {
  it.each([
    ['AWS::Test::Ghost', 'Template format error: Unrecognized resource types: [AWS::Test::Ghost]'],
    ['Custom::Thing', 'Template format error: Unrecognized resource types: [Custom::Thing]'],
  ])('is refused together with its change set, and leaves no stack: %s', async (Type, message) => {
    const lab = new StackLab();
    const template = { Resources: { Good: box(), Bad: { Type }, Again: { Type } } };
    await expect(lab.plan('app', template)).rejects.toMatchObject({ code: 'ValidationError', message });
    await expect(lab.deploy('app', template)).rejects.toMatchObject({ message });
    expect(lab.cloudFormation.stacks.find('app')).toBeUndefined();
  });

  it('is accepted if the condition of the unknown resource is false', async () => {
    const lab = new StackLab();
    const stack = await lab.deploy('app', {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Good: box(), Bad: { Type: 'AWS::Test::Ghost', Condition: 'Never' } },
    });
    expect(stack.status).toBe('CREATE_COMPLETE');
  });

  it('is refused with a note if AWS supports the type and the account does not', async () => {
    const definitions = { load: () => {}, find: () => ({}) as never };
    const lab = new StackLab({ 'AWS::Test::Box': {} }, { definitions });
    await expect(lab.deploy('app', { Resources: { Q: { Type: 'AWS::SQS::Queue' } } })).rejects.toThrow(
      'Template format error: Unrecognized resource types: [AWS::SQS::Queue]. AWS has this resource type; the loopback account does not support it.',
    );
  });
});

describe('creating a change set', () => {
  it('is refused for a template that cannot be evaluated', async () => {
    const lab = new StackLab();
    const template = {
      Mappings: { M: { a: { b: 'c' } } },
      Resources: { A: box({ Label: { 'Fn::FindInMap': ['M', 'x', 'b'] } }) },
    };
    await expect(lab.plan('app', template)).rejects.toThrow(
      'Template error: Unable to get mapping for M::x::b',
    );
    expect(lab.cloudFormation.stacks.find('app')).toBeUndefined();
  });

  it('is refused for an import of resources', async () => {
    const lab = new StackLab();
    const input = {
      StackName: 'app',
      ChangeSetName: 'x',
      ChangeSetType: 'IMPORT',
      TemplateBody: '{}',
    } as const;
    await expect(createChangeSet(lab.cloudFormation, input, caller)).rejects.toThrow(
      'does not import resources',
    );
  });
});
