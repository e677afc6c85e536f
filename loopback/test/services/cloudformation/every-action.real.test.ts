import * as cfn from '@aws-sdk/client-cloudformation';
import type { StackGateway } from '../../support/cloudformation/stack-gateway';
import { startStackGateway } from '../../support/cloudformation/stack-gateway';
import { box } from '../../support/cloudformation/stack-lab';

const body = (Resources: object, more: object = {}) => JSON.stringify({ Resources, ...more });
const odd = 'ä <&> "\' \u2028 end';

describe('the real CloudFormation client', () => {
  let stacks: StackGateway;

  beforeAll(async () => {
    stacks = await startStackGateway();
  });
  afterAll(async () => {
    await stacks.close();
    expect(stacks.lab.failures).toEqual([]);
  });

  it('creates a stack with a change set, and describes every part of it', async () => {
    const { client, lab } = stacks;
    const StackName = 'app';
    const created = await client.send(
      new cfn.CreateChangeSetCommand({
        StackName,
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        Description: odd,
        Parameters: [{ ParameterKey: 'Label', ParameterValue: odd }],
        Tags: [{ Key: 'team', Value: 'red & blue' }],
        TemplateBody: body(
          { A: box({ Label: { Ref: 'Label' } }), B: box({ Label: { Ref: 'A' } }) },
          { Parameters: { Label: { Type: 'String' } }, Outputs: { Out: { Value: { Ref: 'Label' } } } },
        ),
      }),
    );
    const changeSet = await client.send(
      new cfn.DescribeChangeSetCommand({ ChangeSetName: created.Id, IncludePropertyValues: true }),
    );
    expect(changeSet).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Description: odd,
      StackId: created.StackId,
      Parameters: [{ ParameterKey: 'Label', ParameterValue: odd }],
      Changes: [{ Type: 'Resource' }, { Type: 'Resource' }],
    });
    await client.send(
      new cfn.ExecuteChangeSetCommand({ StackName, ChangeSetName: 'first', ClientRequestToken: 'token-1' }),
    );
    const { Stacks: [stack] = [] } = await client.send(new cfn.DescribeStacksCommand({ StackName }));
    expect(stack).toMatchObject({
      StackId: created.StackId,
      StackStatus: 'CREATE_COMPLETE',
      CreationTime: expect.any(Date),
      Outputs: [{ OutputKey: 'Out', OutputValue: odd }],
      Tags: [{ Key: 'team', Value: 'red & blue' }],
    });
    const { StackEvents = [] } = await client.send(new cfn.DescribeStackEventsCommand({ StackName }));
    expect(StackEvents[0]).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      ResourceType: 'AWS::CloudFormation::Stack',
      ClientRequestToken: 'token-1',
    });
    expect(StackEvents.find(({ LogicalResourceId }) => LogicalResourceId === 'A')?.ResourceProperties).toBe(
      JSON.stringify({ Label: odd }),
    );
    const { StackResources = [] } = await client.send(new cfn.DescribeStackResourcesCommand({ StackName }));
    const { StackResourceSummaries = [] } = await client.send(
      new cfn.ListStackResourcesCommand({ StackName }),
    );
    expect(StackResourceSummaries.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual([
      'a-1',
      'b-2',
    ]);
    expect(StackResources).toHaveLength(2);
    const template = await client.send(new cfn.GetTemplateCommand({ StackName }));
    expect(template).toMatchObject({ TemplateBody: lab.stack('app').deployed?.blueprint.text });
    const { OperationEvents = [] } = await client.send(new cfn.DescribeEventsCommand({ StackName }));
    expect(OperationEvents.map(({ OperationType }) => OperationType)).toContain('CREATE_STACK');
  });

  it('creates, updates and deletes a stack directly, and its waiters detect the end', async () => {
    const { client } = stacks;
    const StackName = 'direct';
    const waiting = { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
    const { StackId } = await client.send(
      new cfn.CreateStackCommand({ StackName, TemplateBody: body({ A: box() }) }),
    );
    await cfn.waitUntilStackCreateComplete(waiting, { StackName });
    await client.send(new cfn.UpdateStackCommand({ StackName, TemplateBody: body({ A: box({ Size: 2 }) }) }));
    await cfn.waitUntilStackUpdateComplete(waiting, { StackName });
    await client.send(
      new cfn.UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    );
    await client.send(new cfn.DeleteStackCommand({ StackName }));
    await cfn.waitUntilStackDeleteComplete(waiting, { StackName: StackId });
    await expect(client.send(new cfn.DescribeStacksCommand({ StackName }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id direct does not exist',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('receives modelled errors as their classes', async () => {
    const { client } = stacks;
    const absent = client.send(new cfn.DescribeChangeSetCommand({ StackName: 'app', ChangeSetName: 'none' }));
    await expect(absent).rejects.toBeInstanceOf(cfn.ChangeSetNotFoundException);
    await expect(absent).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    const again = client.send(
      new cfn.CreateStackCommand({ StackName: 'app', TemplateBody: body({ A: box() }) }),
    );
    await expect(again).rejects.toBeInstanceOf(cfn.AlreadyExistsException);
    const role = body({ R: { Type: 'AWS::Test::Role', Properties: { Trust: 'x' } } });
    const powerless = client.send(new cfn.CreateStackCommand({ StackName: 'iam', TemplateBody: role }));
    await expect(powerless).rejects.toBeInstanceOf(cfn.InsufficientCapabilitiesException);
    const executed = client.send(
      new cfn.ExecuteChangeSetCommand({ StackName: 'app', ChangeSetName: 'first' }),
    );
    await expect(executed).rejects.toBeInstanceOf(cfn.InvalidChangeSetStatusException);
  });

  it('deletes a change set, and receives an empty list of hooks', async () => {
    const { client } = stacks;
    await client.send(new cfn.DeleteChangeSetCommand({ StackName: 'app', ChangeSetName: 'first' }));
    const { HookResults } = await client.send(
      new cfn.ListHookResultsCommand({ TargetType: 'CHANGE_SET', TargetId: 'arn:x' }),
    );
    expect(HookResults ?? []).toEqual([]);
  });

  it('sends a template of the largest size', async () => {
    const filling = 'ü'.repeat(25_000);
    const TemplateBody = body({ A: box({}, { Metadata: { filling } }) });
    expect(Buffer.byteLength(TemplateBody)).toBeGreaterThan(50_000);
    await stacks.client.send(new cfn.CreateStackCommand({ StackName: 'large', TemplateBody }));
    const larger = body({ A: box({}, { Metadata: { filling: filling + filling } }) });
    await expect(
      stacks.client.send(new cfn.CreateStackCommand({ StackName: 'larger', TemplateBody: larger })),
    ).rejects.toThrow('Member must have length less than or equal to 51200');
  });

  it('has received an answer of every action', () => {
    expect([...stacks.answered].sort()).toEqual([
      'CreateChangeSet',
      'CreateStack',
      'DeleteChangeSet',
      'DeleteStack',
      'DescribeChangeSet',
      'DescribeEvents',
      'DescribeStackEvents',
      'DescribeStackResources',
      'DescribeStacks',
      'ExecuteChangeSet',
      'GetTemplate',
      'ListHookResults',
      'ListStackResources',
      'UpdateStack',
      'UpdateTerminationProtection',
    ]);
  });

  it('receives InvalidAction for an operation that is not implemented', async () => {
    await expect(stacks.client.send(new cfn.ListStacksCommand({}))).rejects.toMatchObject({
      name: 'InvalidAction',
    });
  });
});

describe('a held answer of DescribeStacks', () => {
  it('is sent to every waiting client as soon as the operation ends', async () => {
    const stacks = await startStackGateway();
    const { release, reached } = stacks.lab.resources.holdAt('create', 'A');
    await stacks.client.send(
      new cfn.CreateStackCommand({ StackName: 'app', TemplateBody: body({ A: box() }) }),
    );
    await reached;
    const asking = Array.from({ length: 20 }, () =>
      stacks.client.send(new cfn.DescribeStacksCommand({ StackName: 'app' })),
    );
    const { StackEvents } = await stacks.client.send(
      new cfn.DescribeStackEventsCommand({ StackName: 'app' }),
    );
    expect(StackEvents).toHaveLength(2);
    release();
    const answers = await Promise.all(asking);
    expect(new Set(answers.map(({ Stacks }) => Stacks?.[0]?.StackStatus))).toEqual(
      new Set(['CREATE_COMPLETE']),
    );
    await stacks.close();
  });

  it('does not keep an account from closing', async () => {
    const stacks = await startStackGateway();
    const { release, reached } = stacks.lab.resources.holdAt('create', 'A');
    await stacks.client.send(
      new cfn.CreateStackCommand({ StackName: 'app', TemplateBody: body({ A: box() }) }),
    );
    await reached;
    const asking = stacks.client.send(new cfn.DescribeStacksCommand({ StackName: 'app' }));
    const answer = expect(asking).resolves.toMatchObject({ Stacks: [{ StackStatus: 'CREATE_IN_PROGRESS' }] });
    await stacks.client.send(new cfn.DescribeStackEventsCommand({ StackName: 'app' }));
    const closing = stacks.lab.cloudFormation.close();
    await answer;
    release();
    await closing;
    await stacks.close();
  });
});
