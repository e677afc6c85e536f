import { createStack } from '../../../../services/cloudformation/actions/create-stack';
import { describeStackEvents } from '../../../../services/cloudformation/actions/describe-stack-events';
import { describeStackResources } from '../../../../services/cloudformation/actions/describe-stack-resources';
import { describeStacks } from '../../../../services/cloudformation/actions/describe-stacks';
import { getTemplate } from '../../../../services/cloudformation/actions/get-template';
import { listStackResources } from '../../../../services/cloudformation/actions/list-stack-resources';
import { updateStack } from '../../../../services/cloudformation/actions/update-stack';
import { updateTerminationProtection } from '../../../../services/cloudformation/actions/update-termination-protection';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

const template = { Resources: { A: box({ Size: 1 }) } };

describe('a stack that does not exist', () => {
  const StackName = 'none';
  it.each([
    ['DescribeStacks', describeStacks, 'Stack with id none does not exist'],
    ['ListStackResources', listStackResources, 'Stack with id none does not exist'],
    ['DescribeStackResources', describeStackResources, 'Stack with id none does not exist'],
    ['GetTemplate', getTemplate, 'Stack with id none does not exist'],
    ['DescribeStackEvents', describeStackEvents, 'Stack [none] does not exist'],
    ['UpdateStack', updateStack, 'Stack [none] does not exist'],
    ['UpdateTerminationProtection', updateTerminationProtection, 'Stack [none] does not exist'],
  ] as const)('is reported by %s with the message of AWS', async (_name, action, message) => {
    const { cloudFormation } = new StackLab();
    const input = { StackName, EnableTerminationProtection: true };
    await expect(action(cloudFormation, input, caller)).rejects.toMatchObject({
      code: 'ValidationError',
      message,
    });
  });
});

describe('a stack', () => {
  it.each([
    [
      '*bad$',
      "1 validation error detected: Value '*bad$' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    ],
    ['1st', "Value '1st' at 'stackName'"],
    ['', "Value '' at 'stackName'"],
    ['x'.repeat(129), 'Member must have length less than or equal to 128'],
  ])('cannot be called %j', async (StackName, message) => {
    const { cloudFormation } = new StackLab();
    const input = { StackName, TemplateBody: JSON.stringify(template) };
    await expect(createStack(cloudFormation, input, caller)).rejects.toThrow(message);
  });

  it('cannot be created twice', async () => {
    const lab = new StackLab();
    await lab.deploy('app', template);
    await expect(lab.create('app', template)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [app] already exists',
    });
  });

  it('is created once by two simultaneous requests', async () => {
    const lab = new StackLab();
    const outcomes = await Promise.allSettled([lab.create('app', template), lab.create('app', template)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lab.cloudFormation.stacks.live).toHaveLength(1);
  });

  it('is described with every setting of its creation', async () => {
    const lab = new StackLab();
    const parameters = {
      Plain: { Type: 'String', Default: 'p' },
      Secret: { Type: 'String', NoEcho: true },
      Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/version' },
    };
    lab.ssmParameters.set('/version', '30');
    await lab.deploy(
      'app',
      {
        Description: 'boxes',
        Parameters: parameters,
        ...template,
        Outputs: { A: { Value: { Ref: 'A' }, Description: 'the box', Export: { Name: 'box' } } },
      },
      {
        Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'hidden' }],
        Tags: [{ Key: 'team', Value: 'red' }],
        EnableTerminationProtection: true,
        RoleARN: 'arn:aws:iam::123456789012:role/exec',
        NotificationARNs: ['arn:topic'],
      },
    );
    const { Stacks } = await describeStacks(lab.cloudFormation, { StackName: 'app' }, caller);
    expect(Stacks).toEqual([
      expect.objectContaining({
        StackName: 'app',
        StackStatus: 'CREATE_COMPLETE',
        Description: 'boxes',
        Parameters: [
          { ParameterKey: 'Plain', ParameterValue: 'p', ResolvedValue: undefined },
          { ParameterKey: 'Secret', ParameterValue: '****', ResolvedValue: undefined },
          { ParameterKey: 'Version', ParameterValue: '/version', ResolvedValue: '30' },
        ],
        Outputs: [{ OutputKey: 'A', OutputValue: 'a-1', Description: 'the box', ExportName: 'box' }],
        Tags: [{ Key: 'team', Value: 'red' }],
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        NotificationARNs: ['arn:topic'],
        RoleARN: 'arn:aws:iam::123456789012:role/exec',
        EnableTerminationProtection: true,
      }),
    ]);
  });

  it('adds tags to its resources: the tags of the stack, and tags that identify the stack and the resource', async () => {
    const lab = new StackLab();
    const { id } = await lab.deploy(
      'app',
      { Resources: { A: box({ Tags: [{ Key: 'team', Value: 'blue' }] }) } },
      {
        Tags: [
          { Key: 'team', Value: 'red' },
          { Key: 'stage', Value: 'test' },
        ],
      },
    );
    expect(lab.stack('app').resources.get('A')?.tags).toEqual([
      { Key: 'team', Value: 'blue' },
      { Key: 'stage', Value: 'test' },
      { Key: 'aws:cloudformation:stack-name', Value: 'app' },
      { Key: 'aws:cloudformation:stack-id', Value: id },
      { Key: 'aws:cloudformation:logical-id', Value: 'A' },
    ]);
  });

  it.each([
    [[{ Key: 'aws:x', Value: '1' }], 'aws: prefixed tag key names are not allowed for external use: aws:x'],
    [
      [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
      'A stack can have up to 50 tags',
    ],
    [[{ Key: '', Value: '1' }], 'A stack can have up to 50 tags'],
  ])('cannot have the tags %j', async (Tags, message) => {
    const lab = new StackLab();
    await expect(lab.deploy('app', template, { Tags })).rejects.toThrow(message);
  });

  it.each([
    [{ TimeoutInMinutes: 5 }, 'does not support the parameter TimeoutInMinutes'],
    [{ ResourceTypes: ['AWS::*'] }, 'does not support the parameter ResourceTypes'],
    [{ OnFailure: 'DELETE' as const }, 'supports DO_NOTHING and ROLLBACK for OnFailure, not DELETE'],
  ])('cannot be created with %j', async (settings, message) => {
    const lab = new StackLab();
    await expect(lab.deploy('app', template, settings)).rejects.toThrow(message);
    expect(lab.cloudFormation.stacks.live).toEqual([]);
  });

  it.each([
    [{ Trust: 'x' }, [], 'Requires capabilities : [CAPABILITY_IAM]'],
    [{ Trust: 'x', RoleName: 'r' }, ['CAPABILITY_IAM'], 'Requires capabilities : [CAPABILITY_NAMED_IAM]'],
  ] as const)(
    'with the properties %j is refused with the capabilities %j',
    async (Properties, Capabilities, message) => {
      const lab = new StackLab();
      const role = { Resources: { R: { Type: 'AWS::Test::Role', Properties } } };
      await expect(lab.deploy('app', role, { Capabilities: [...Capabilities] })).rejects.toMatchObject({
        name: 'InsufficientCapabilitiesException',
        message,
      });
    },
  );

  it('returns its template unchanged, and no template while it is in review', async () => {
    const lab = new StackLab();
    await lab.plan('app', template);
    const inReview = await getTemplate(lab.cloudFormation, { StackName: 'app' }, caller);
    expect(inReview.TemplateBody).toBeUndefined();
    const ofChangeSet = { StackName: 'app', ChangeSetName: 'changes' };
    const planned = await getTemplate(lab.cloudFormation, ofChangeSet, caller);
    expect(planned.TemplateBody).toBe(JSON.stringify(template));
    await lab.create('app', template);
    const deployed = await getTemplate(lab.cloudFormation, { StackName: 'app' }, caller);
    expect(deployed).toMatchObject({ TemplateBody: JSON.stringify(template) });
  });

  it('lists its resources by stack, by logical ID and by physical ID', async () => {
    const lab = new StackLab();
    await lab.deploy('app', { Resources: { A: box(), B: box() } });
    const ids = async (input: Parameters<typeof describeStackResources>[1]) => {
      const { StackResources = [] } = await describeStackResources(lab.cloudFormation, input, caller);
      return StackResources.map((resource) => resource.PhysicalResourceId);
    };
    await expect(ids({ StackName: 'app' })).resolves.toEqual(['a-1', 'b-2']);
    await expect(ids({ StackName: 'app', LogicalResourceId: 'B' })).resolves.toEqual(['b-2']);
    await expect(ids({ PhysicalResourceId: 'b-2' })).resolves.toEqual(['a-1', 'b-2']);
    await expect(ids({ PhysicalResourceId: 'none' })).rejects.toThrow('Stack for none does not exist');
  });

  it('can have its termination protection enabled and disabled', async () => {
    const lab = new StackLab();
    const { id } = await lab.deploy('app', template);
    const protect = (EnableTerminationProtection: boolean) =>
      updateTerminationProtection(
        lab.cloudFormation,
        { StackName: 'app', EnableTerminationProtection },
        caller,
      );
    await expect(protect(true)).resolves.toEqual({ StackId: id });
    await expect(lab.delete('app')).rejects.toThrow('TerminationProtection is enabled');
    await protect(false);
    await lab.delete('app');
    const deleted = { StackName: id, EnableTerminationProtection: true };
    await expect(updateTerminationProtection(lab.cloudFormation, deleted, caller)).rejects.toThrow(
      'cannot have its termination protection changed while in status DELETE_COMPLETE',
    );
  });
});

describe('lists of a stack', () => {
  it('have pages without repeated or missing items, even while items are added', async () => {
    const lab = new StackLab();
    const many = (size: number) => ({
      Resources: Object.fromEntries(
        Array.from({ length: 120 }, (_, index) => [`B${index}`, box({ Size: size })]),
      ),
    });
    const stack = await lab.deploy('app', many(1));
    const all = stack.events.all.toReversed().map(({ id }) => id);
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await describeStackEvents(lab.cloudFormation, { StackName: 'app', NextToken }, caller);
      seen.push(...(page.StackEvents ?? []).map(({ EventId }) => EventId));
      NextToken = page.NextToken;
      if (seen.length === 100) await lab.deploy('app', many(2));
    } while (NextToken !== undefined);
    expect(seen).toEqual(all);

    const first = await listStackResources(lab.cloudFormation, { StackName: 'app' }, caller);
    expect(first.StackResourceSummaries).toHaveLength(100);
    const rest = await listStackResources(
      lab.cloudFormation,
      { StackName: 'app', NextToken: first.NextToken },
      caller,
    );
    expect(rest.StackResourceSummaries).toHaveLength(20);
    expect(rest.NextToken).toBeUndefined();
  });

  it('are refused for an invalid token', async () => {
    const lab = new StackLab();
    await lab.deploy('app', template);
    await expect(
      describeStackEvents(lab.cloudFormation, { StackName: 'app', NextToken: 'junk' }, caller),
    ).rejects.toThrow('The NextToken is not valid.');
  });
});
