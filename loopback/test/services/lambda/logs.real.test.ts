import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

const talkative = `
  console.log('loading');
  export const handler = async () => {
    console.debug('details %d', 1); console.info('two\\nlines', { a: 1 }); console.warn({ step: 'x' });
    console.error(new TypeError('oops'));
    process.stdout.write('raw '); process.stdout.write('line\\n');
  };`;

describe('the log of a function', () => {
  const lab = useLambdaLab();
  beforeAll(() => lab().allowLogs());

  it('contains one event per call of console, between the lines of Lambda', async () => {
    await lab().create(talkative, { FunctionName: 'text' });
    const { $metadata } = await lab().invoke({}, { FunctionName: 'text' });
    const id = $metadata.requestId;
    const messages = lab().messages('/aws/lambda/text');
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t/;
    const said = messages.filter((message) => time.test(message)).map((message) => message.replace(time, ''));
    expect(said.slice(0, 4)).toEqual([
      'undefined\tINFO\tloading',
      `${id}\tDEBUG\tdetails 1`,
      `${id}\tINFO\ttwo\nlines { a: 1 }`,
      `${id}\tWARN\t{ step: 'x' }`,
    ]);
    expect(said[4]).toMatch(new RegExp(`^${id}\tERROR\tTypeError: oops\n    at handler`));
    expect(messages[0]).toMatch(/^INIT_START Runtime Version: nodejs:\d/);
    expect(messages[2]).toBe(`START RequestId: ${id} Version: $LATEST`);
    expect(messages).toContain('raw line');
    expect(messages.at(-2)).toBe(`END RequestId: ${id}`);
    expect(messages.at(-1)).toMatch(new RegExp(`^REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\t`));
  });

  it('is JSON, without messages below the configured level, if the function has the log format JSON', async () => {
    await lab().create(talkative, {
      FunctionName: 'json',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'shared', ApplicationLogLevel: 'WARN' },
    });
    lab().logGroups.createLogGroup('shared');
    const { $metadata } = await lab().invoke({}, { FunctionName: 'json' });
    const objects = lab()
      .messages('shared')
      .filter((message) => message.startsWith('{'));
    const said = objects.map((message) => JSON.parse(message)).filter(({ level }) => level !== undefined);
    expect(said).toEqual([
      {
        timestamp: expect.any(String),
        level: 'WARN',
        requestId: $metadata.requestId,
        message: { step: 'x' },
      },
      {
        timestamp: expect.any(String),
        level: 'ERROR',
        requestId: $metadata.requestId,
        message: {
          errorType: 'TypeError',
          errorMessage: 'oops',
          stackTrace: expect.arrayContaining(['TypeError: oops']),
        },
      },
    ]);
    expect([...(lab().logGroups.findGroup('shared')?.streams.keys() ?? [])]).toEqual([
      expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/json\[\$LATEST\][0-9a-f]{32}$/),
    ]);
  });

  it('is returned to a caller that requests its tail: up to 4 KB of this invocation', async () => {
    await lab().create(`export const handler = ({ n }) => console.log('x'.repeat(n));`, {
      FunctionName: 'tail',
    });
    const tail = async (n: number) => {
      const { LogResult } = await lab().invoke({ n }, { FunctionName: 'tail', LogType: 'Tail' });
      return Buffer.from(LogResult ?? '', 'base64').toString();
    };
    expect(await tail(1)).toMatch(/^INIT_START .*\nSTART .*\n.*INFO\tx\nEND .*\nREPORT .*\n$/);
    expect(await tail(1)).toMatch(/^START/);
    const long = await tail(10_000);
    expect(Buffer.byteLength(long)).toBe(4096);
    expect(long).toMatch(/^x+\nEND/);
    expect((await lab().invoke({ n: 1 }, { FunctionName: 'tail' })).LogResult).toBeUndefined();
  });

  it('contains uncaught errors', async () => {
    await lab().create(`export const handler = () => { throw new RangeError('far'); };`, {
      FunctionName: 'uncaught',
    });
    await lab().invoke({}, { FunctionName: 'uncaught' });
    const line = lab()
      .messages('/aws/lambda/uncaught')
      .find((message) => message.includes('Invoke Error'));
    expect(JSON.parse(line?.split('\t').at(-1) ?? '')).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'far',
    });
  });

  it('is no longer written after the deletion of its log group, but the function still runs', async () => {
    await lab().create(`export const handler = () => console.log('hello');`, { FunctionName: 'orphan' });
    lab().logGroups.createLogGroup('mine');
    await lab().account.functions.update(
      {
        ...{ FunctionName: 'orphan', Role: lab().roleArn, Runtime: 'nodejs24.x', Handler: 'index.handler' },
        LoggingConfig: { LogGroup: 'mine' },
      },
      undefined,
    );
    await lab().invoke({}, { FunctionName: 'orphan' });
    lab().logGroups.deleteLogGroup('mine');
    expect((await lab().invoke({}, { FunctionName: 'orphan' })).FunctionError).toBeUndefined();
    expect(lab().logGroups.findGroup('mine')).toBeUndefined();
  });
});

describe('a function whose role may not write logs', () => {
  const lab = useLambdaLab();

  it.each<[string, string[]]>([
    ['nothing', []],
    ['streams but not events', ['logs:CreateLogGroup', 'logs:CreateLogStream']],
    ['events but not streams', ['logs:CreateLogGroup', 'logs:PutLogEvents']],
  ])('has no log if it may write %s, but still runs', async (_what, actions) => {
    const { iam } = lab();
    const FunctionName = `quiet${actions.length}${actions.at(-1)?.slice(5, 8) ?? ''}`;
    iam.roles.putPolicy('runner', 'logs', {
      Statement: actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
    });
    await lab().create(`export const handler = () => console.log('hello');`, { FunctionName });
    const { LogResult } = await lab().invoke({}, { FunctionName, LogType: 'Tail' });
    expect(lab().messages(`/aws/lambda/${FunctionName}`)).toEqual([]);
    expect(Buffer.from(LogResult ?? '', 'base64').toString()).toContain('hello');
  });
});
