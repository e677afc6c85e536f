import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as sdk from '@aws-sdk/client-lambda';
import { MAX_EVENT_BYTES } from '../../../services/lambda/invocation/payload-limits';
import { eventually } from '../../../testing/eventually';
import { Gate, gatedHandler } from '../../support/lambda/gate';
import { zip } from '../../support/lambda/lambda-lab';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

describe('an invocation', () => {
  const lab = useLambdaLab();

  it('passes the event to the handler and its answer to the caller', async () => {
    await lab().create('export const handler = async (event) => ({ got: event, pid: process.pid });', {
      FunctionName: 'echo',
    });
    const event = { ключ: 'wert\n"', list: [1, null, true], __proto__x: 1 };
    const answer = await lab().invoke(event, { FunctionName: 'echo' });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', value: { got: event } });
    expect(answer.FunctionError).toBeUndefined();
    expect(answer.value.pid).not.toBe(process.pid);
  });

  it.each<[string, Record<string, string>, string]>([
    ['CommonJS', { 'index.js': 'exports.handler = async () => 1;' }, 'index.handler'],
    ['CommonJS by its extension', { 'index.cjs': 'exports.handler = async () => 1;' }, 'index.handler'],
    [
      'ESM by package.json',
      { 'package.json': '{"type":"module"}', 'index.js': 'export const handler = () => 1;' },
      'index.handler',
    ],
    [
      'ESM with top-level await and an import',
      {
        'index.mjs': `import { one } from './lib/one.mjs'; const n = await Promise.resolve(one); export const handler = () => n;`,
        'lib/one.mjs': 'export const one = 1;',
      },
      'index.handler',
    ],
    [
      'next to a folder of the same name',
      { 'index.js': 'exports.handler = () => 1;', 'index/a.js': '' },
      'index.handler',
    ],
    ['in a folder', { 'src/app/main.js': 'exports.run = () => 1;' }, 'src/app/main.run'],
    ['nested in an export', { 'index.js': 'exports.a = { b: async () => 1 };' }, 'index.a.b'],
    ['in a default export', { 'index.mjs': 'export default { handler: () => 1 };' }, 'index.handler'],
  ])('runs a handler that is %s', async (_what, files, Handler) => {
    const { name } = await lab().create(files, {
      FunctionName: `f${Math.random().toString(36).slice(2)}`,
      Handler,
    });
    expect((await lab().invoke({}, { FunctionName: name })).value).toBe(1);
  });

  it('reuses the sandbox of the previous invocation, or another sandbox while the first one is busy', async () => {
    await lab().create(gatedHandler, { FunctionName: 'warm' });
    const [first, second, third] = [new Gate(lab().folder), new Gate(lab().folder), new Gate(lab().folder)];
    const call = (gate: Gate) => lab().invoke(gate.event, { FunctionName: 'warm' });
    first.open();
    const { pid } = (await call(first)).value;
    const both = [call(second), call(third)];
    await Promise.all([second.begun(), third.begun()]);
    second.open();
    third.open();
    const pids = (await Promise.all(both)).map(({ value }) => value.pid);
    expect(new Set(pids).size).toBe(2);
    expect(pids).toContain(pid);
  });

  it('suspends the sandbox until the next invocation', async () => {
    await lab().create('export const handler = () => process.pid;', { FunctionName: 'stopped' });
    const { value: pid } = await lab().invoke({}, { FunctionName: 'stopped' });
    const state = () => execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' })[0];
    await eventually(state, 'T');
    expect((await lab().invoke({}, { FunctionName: 'stopped' })).value).toBe(pid);
  });

  it('passes its context to the handler', async () => {
    const { arn } = await lab().create(
      `export const handler = (event, context) => ({
         ...context, remaining: context.getRemainingTimeInMillis() });`,
      { FunctionName: 'context', Timeout: 30, MemorySize: 256 },
    );
    const ClientContext = Buffer.from('{"custom":{"a":1}}').toString('base64');
    const { value, $metadata } = await lab().invoke({}, { FunctionName: 'context', ClientContext });
    expect(value).toMatchObject({
      functionName: 'context',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: '256',
      awsRequestId: $metadata.requestId,
      logGroupName: '/aws/lambda/context',
      clientContext: { custom: { a: 1 } },
    });
    expect(value.remaining).toBeGreaterThan(29_000);
    expect(value.remaining).toBeLessThanOrEqual(30_000);
  });

  it('returns null for undefined', async () => {
    await lab().create('export const handler = () => {};', { FunctionName: 'nothing' });
    const { Payload } = await lab().invoke({}, { FunctionName: 'nothing' });
    expect(Payload?.transformToString()).toBe('null');
  });

  it('accepts an event of 6 MB and returns an answer of 6 MB', async () => {
    await lab().create('export const handler = (event) => event;', {
      FunctionName: 'large',
      MemorySize: 512,
    });
    const text = 'x'.repeat(MAX_EVENT_BYTES.RequestResponse - 2);
    expect((await lab().invoke(text, { FunctionName: 'large' })).value).toBe(text);
    await expect(lab().invoke(`${text}x`, { FunctionName: 'large' })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
      $metadata: { httpStatusCode: 413 },
    });
  });

  it('is checked but does not run the function if it is a dry run', async () => {
    await lab().create('process.exit(1);', { FunctionName: 'dry' });
    const answer = await lab().invoke({}, { FunctionName: 'dry', InvocationType: 'DryRun' });
    expect(answer).toMatchObject({ StatusCode: 204, value: undefined });
  });

  it.each<[string, Partial<sdk.InvokeCommandInput>, object]>([
    [
      'an unknown function',
      { FunctionName: 'missing' },
      {
        name: 'ResourceNotFoundException',
        message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:missing',
        $metadata: { httpStatusCode: 404 },
      },
    ],
    ['another version', { Qualifier: '3' }, { name: 'ResourceNotFoundException' }],
    [
      'an event that is not JSON',
      { Payload: '{"a":' },
      { name: 'InvalidRequestContentException', $metadata: { httpStatusCode: 400 } },
    ],
    [
      'an event that is not UTF-8',
      { Payload: Uint8Array.of(0x22, 0x87, 0x22) },
      { name: 'InvalidRequestContentException' },
    ],
    ['a client context that is not JSON', { ClientContext: 'e' }, { name: 'InvalidRequestContentException' }],
    [
      'an asynchronous event of more than 1 MB',
      { Payload: JSON.stringify('x'.repeat(MAX_EVENT_BYTES.Event)), InvocationType: 'Event' },
      { message: 'Request must be smaller than 1048576 bytes for the InvokeFunction operation' },
    ],
  ])('with %s is refused', async (_what, input, error) => {
    await lab()
      .create('export const handler = () => 1;', { FunctionName: 'refusing' })
      .catch(() => {});
    await expect(lab().invoke({}, { FunctionName: 'refusing', ...input })).rejects.toMatchObject(error);
  });

  it('is limited to the concurrency reserved for the function', async () => {
    await lab().create(gatedHandler, { FunctionName: 'narrow', ReservedConcurrentExecutions: 1 });
    const gate = new Gate(lab().folder);
    const call = () => lab().invoke(gate.event, { FunctionName: 'narrow' });
    const first = call();
    await gate.begun();
    await expect(call()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      message: 'Rate Exceeded.',
      $metadata: { httpStatusCode: 429 },
    });
    gate.open();
    await first;
    await call();
  });
});

describe('a function', () => {
  const lab = useLambdaLab();

  it('is described by GetFunction and GetFunctionConfiguration', async () => {
    await lab().create('export const handler = () => 1;', {
      FunctionName: 'shown',
      Tags: { team: 'lab' },
      Environment: { Variables: { COLOUR: 'blue' } },
      Architectures: ['arm64'],
    });
    const FunctionName = 'shown';
    const { Configuration, Tags } = await lab().client.send(new sdk.GetFunctionCommand({ FunctionName }));
    expect(Tags).toEqual({ team: 'lab' });
    expect(Configuration).toMatchObject({
      FunctionName,
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:shown',
      Runtime: 'nodejs24.x',
      State: 'Active',
      LastUpdateStatus: 'Successful',
      Environment: { Variables: { COLOUR: 'blue' } },
      Architectures: ['arm64'],
    });
    expect(Configuration?.CodeSha256).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    const alone = await lab().client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }));
    expect(alone).toMatchObject({ ...Configuration });
  });

  it('runs new code after an update, while running invocations end with the old code', async () => {
    const files = (n: number) => ({
      'index.mjs': `import { handler as wait } from './gate.mjs';
        export async function handler(event) { await wait(event); return (await import('./n.mjs')).n; }`,
      'gate.mjs': gatedHandler,
      'n.mjs': `export const n = ${n};`,
    });
    const input = {
      FunctionName: 'changing',
      Role: lab().roleArn,
      Runtime: 'nodejs24.x' as const,
      Handler: 'index.handler',
    };
    await lab().create(files(1), input);
    const gate = new Gate(lab().folder);
    const call = () => lab().invoke(gate.event, { FunctionName: 'changing' });
    const early = call();
    await gate.begun();
    const update = lab().account.functions.update(input, zip(files(2)));
    const codeOf = () => lab().account.functions.require('changing').code.sha256;
    await eventually(
      codeOf,
      createHash('sha256')
        .update(zip(files(2)))
        .digest('base64'),
    );
    const late = call();
    gate.open();
    expect((await early).value).toBe(1);
    expect((await late).value).toBe(2);
    await update;
  });

  it('cannot be invoked after its deletion', async () => {
    await lab().create('export const handler = () => 1;', { FunctionName: 'doomed' });
    await lab().invoke({}, { FunctionName: 'doomed' });
    await lab().account.functions.remove('doomed');
    await expect(lab().invoke({}, { FunctionName: 'doomed' })).rejects.toThrow('Function not found');
  });

  it('is not created with a role that does not exist or does not trust Lambda', async () => {
    const trustPolicy = {
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } },
    };
    const { arn } = lab().iam.roles.create({ name: 'humans-only', trustPolicy });
    for (const Role of [arn, `${arn}-missing`]) {
      await expect(lab().create('', { FunctionName: 'roleless', Role })).rejects.toMatchObject({
        name: 'InvalidParameterValueException',
        message: 'The role defined for the function cannot be assumed by Lambda.',
      });
    }
  });

  it('in a VPC is created only if its role has every permission for its network interfaces', async () => {
    const { roles } = lab().iam;
    const actions = [
      'CreateNetworkInterface',
      'DescribeNetworkInterfaces',
      'DescribeSubnets',
      'DeleteNetworkInterface',
    ];
    const all = [...actions, 'AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'].map(
      (name) => `ec2:${name}`,
    );
    const allow = (Action: readonly string[]) =>
      roles.putPolicy('runner', 'vpc', { Statement: { Effect: 'Allow', Action, Resource: '*' } });
    const create = () =>
      lab().create('', {
        FunctionName: 'connected',
        VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      });
    for (const missing of all) {
      allow(all.filter((action) => action !== missing));
      await expect(create()).rejects.toThrow(
        `The provided execution role does not have permissions to call ${missing.slice(4)} on EC2`,
      );
    }
    allow(all);
    expect((await create()).name).toBe('connected');
  });
});
