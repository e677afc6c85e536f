import { MAX_RESPONSE_BYTES } from '../../../services/lambda/invocation/payload-limits';
import { eventually } from '../../../testing/eventually';
import { isRunning } from '../../support/is-running';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

interface Expected {
  readonly errorType: string;
  readonly errorMessage: string | RegExp;
}

const unique = () => `f${Math.random().toString(36).slice(2)}`;

describe('a function that fails', () => {
  const lab = useLambdaLab();

  async function failureOf(source: string | Record<string, string>, input: object = {}) {
    const { name } = await lab().create(source, { FunctionName: unique(), ...input });
    const answer = await lab().invoke({}, { FunctionName: name });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    return answer.value;
  }

  it.each<[string, string, Expected]>([
    [
      'throws an error',
      `export const handler = async () => { const error = new Error('no'); error.name = 'ValidationError'; throw error; };`,
      { errorType: 'ValidationError', errorMessage: 'no' },
    ],
    [
      'throws a value that is not an error',
      `export const handler = () => { throw 'no'; };`,
      { errorType: 'string', errorMessage: 'no' },
    ],
    [
      'throws an error that cannot be read',
      `export const handler = () => { throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } }); };`,
      { errorType: 'handled', errorMessage: /^callback called with Error argument/ },
    ],
    [
      'throws during loading',
      `throw new TypeError('bad start');`,
      { errorType: 'TypeError', errorMessage: 'bad start' },
    ],
    [
      'is not valid JavaScript',
      'export const = 1;',
      { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: /^SyntaxError: / },
    ],
    [
      'imports a missing module',
      `import 'nothing-of-this-name'; export const handler = () => 1;`,
      { errorType: 'Runtime.ImportModuleError', errorMessage: /Cannot find package 'nothing-of-this-name'/ },
    ],
    [
      'exports no handler',
      'export const other = 1;',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    ],
    [
      'exports a handler that is not a function',
      'export const handler = 1;',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is not a function' },
    ],
    [
      'returns a value that JSON cannot represent',
      'export const handler = () => 1n;',
      { errorType: 'Runtime.MarshalError', errorMessage: 'Unable to stringify response body' },
    ],
    [
      'returns more than 6 MB',
      `export const handler = () => 'x'.repeat(${MAX_RESPONSE_BYTES});`,
      {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    ],
    [
      'never settles its promise',
      'export const handler = () => new Promise(() => {});',
      { errorType: 'Runtime.NodeJsExit', errorMessage: /a Promise that was never settled/ },
    ],
    [
      'leaves a rejection unhandled',
      `export const handler = () => { Promise.reject(new Error('lost')); return new Promise((r) => setTimeout(r, 1000)); };`,
      { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: lost' },
    ],
    [
      'throws in a callback',
      `export const handler = () => { setTimeout(() => { throw new RangeError('late'); }); return new Promise((r) => setTimeout(r, 1000)); };`,
      { errorType: 'RangeError', errorMessage: 'late' },
    ],
    [
      'exits',
      'export const handler = () => process.exit(3);',
      {
        errorType: 'Runtime.ExitError',
        errorMessage: /^RequestId: [\w-]{36} Error: Runtime exited with error: exit status 3$/,
      },
    ],
    [
      'exits with code 0',
      'export const handler = () => process.exit(0);',
      { errorType: 'Runtime.ExitError', errorMessage: /Error: Runtime exited without providing a reason$/ },
    ],
    [
      'is killed',
      `export const handler = () => process.kill(process.pid, 'SIGKILL');`,
      { errorType: 'Runtime.ExitError', errorMessage: /Error: Runtime exited with error: signal: killed$/ },
    ],
    [
      'uses more memory than its limit',
      `export const handler = () => { const all = []; for (;;) all.push(new Array(1000).fill({})); };`,
      { errorType: 'Runtime.ExitError', errorMessage: /Error: Runtime exited with error: signal: aborted$/ },
    ],
    [
      'takes a callback, which Node.js 24 no longer supports',
      'export const handler = (event, context, callback) => callback(null, 1);',
      {
        errorType: 'Runtime.CallbackHandlerDeprecated',
        errorMessage: /^ERROR: AWS Lambda has removed support/,
      },
    ],
  ])('reports that it %s', async (_why, source, { errorType, errorMessage }) => {
    const failure = await failureOf(source, { Timeout: 20 });
    expect(failure.errorType).toBe(errorType);
    expect(failure.errorMessage).toMatch(errorMessage);
  });

  it('reports a stack trace, unless Lambda ended the function', async () => {
    const { trace } = await failureOf(`export const handler = () => { throw new Error('here'); };`);
    expect(trace[0]).toBe('Error: here');
    expect(trace[1]).toMatch(/at (Module\.)?handler .*index\.mjs:1:/);
    for (const own of ['process.exit(3)', `'x'.repeat(${MAX_RESPONSE_BYTES})`]) {
      expect(await failureOf(`export const handler = () => ${own};`)).not.toHaveProperty('trace');
    }
  });

  it('reports a malformed handler name', async () => {
    const { errorType, errorMessage } = await failureOf({ 'index.js': '' }, { Handler: 'index' });
    expect([errorType, errorMessage]).toEqual(['Runtime.MalformedHandlerName', 'Bad handler: index']);
  });

  it('reports that its module is missing', async () => {
    const { errorType, errorMessage } = await failureOf({ 'other.js': '' });
    expect([errorType, errorMessage]).toEqual([
      'Runtime.ImportModuleError',
      "Error: Cannot find module 'index'",
    ]);
  });

  it('is killed with its child processes after its timeout', async () => {
    const { name } = await lab().create(
      `import { spawn } from 'node:child_process';
       export const handler = () => {
         console.log('child', spawn('sleep', ['60'], { stdio: 'inherit' }).pid);
         for (;;);
       };`,
      { FunctionName: unique(), Timeout: 1 },
    );
    const startedAt = performance.now();
    const answer = await lab().invoke({}, { FunctionName: name, LogType: 'Tail' });
    expect(performance.now() - startedAt).toBeGreaterThan(1000);
    expect(answer.FunctionError).toBe('Unhandled');
    expect(answer.value).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${answer.$metadata.requestId} Error: Task timed out after 1.00 seconds`,
    });
    const log = Buffer.from(answer.LogResult ?? '', 'base64').toString();
    expect(log).toContain(`${answer.$metadata.requestId} Task timed out after 1.00 seconds`);
    const child = Number(/child (\d+)/.exec(log)?.[1]);
    await eventually(() => isRunning(child), false);
  });

  it('runs in the same sandbox after an exception, and in a new sandbox after an exit', async () => {
    const { name } = await lab().create(
      `export const handler = ({ how }) => {
         if (how === 'throw') throw new Error(String(process.pid));
         if (how === 'exit') process.exit(1);
         return process.pid; };`,
      { FunctionName: unique() },
    );
    const call = async (how: string) => (await lab().invoke({ how }, { FunctionName: name })).value;
    const first = await call('return');
    expect((await call('throw')).errorMessage).toBe(String(first));
    expect(await call('return')).toBe(first);
    await call('exit');
    expect(await call('return')).not.toBe(first);
  });
});

describe('a handler with a callback', () => {
  const lab = useLambdaLab();

  it.each([
    ['the value of the callback', 'callback(null, 1)', 1],
    ['null if the callback is never called', 'undefined', null],
    [
      'the value of the callback once the event loop is empty',
      `setTimeout(() => callback(null, 'late'), 20)`,
      'late',
    ],
  ])('returns %s in Node.js 22', async (_what, body, value) => {
    const source = `export const handler = (event, context, callback) => { ${body}; };`;
    const { name } = await lab().create(source, { FunctionName: unique(), Runtime: 'nodejs22.x' });
    expect((await lab().invoke({}, { FunctionName: name })).value).toBe(value);
  });

  it('fails with the error that the handler passes to the callback', async () => {
    const source = `export const handler = (event, context, callback) => callback(new Error('no'));`;
    const { name } = await lab().create(source, { FunctionName: unique(), Runtime: 'nodejs22.x' });
    const { value, FunctionError } = await lab().invoke({}, { FunctionName: name });
    expect([FunctionError, value.errorMessage]).toEqual(['Unhandled', 'no']);
  });
});
