import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { eventually } from '../../../testing/eventually';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

const name = 'lab.cluster-abc.eu-west-1.rds.amazonaws.com';

/** Connects by name and sends the result to the thread or process that started this one. */
const connecting = `
  const settle = (promise) => promise.then((value) => value, (error) => error.code);
  async function connect({ name, port }) {
    const socket = net.connect(port, name);
    const [bytes] = await once(socket, 'data');
    socket.destroy();
    return String(bytes);
  }
  async function resolve(target) {
    return {
      callback: await settle(promisify(dns.lookup)(target.name)),
      promise: await settle(dns.promises.lookup(target.name)),
      connection: await settle(connect(target)),
    };
  }
  resolve(JSON.parse(process.env.TARGET)).then((found) => parentPort ? parentPort.postMessage(found) : process.send(found));`;

const modules = {
  dns: 'dns',
  net: 'net',
  '{ once }': 'events',
  '{ parentPort }': 'worker_threads',
  '{ promisify }': 'util',
};
const imports = Object.entries(modules).map(([names, from]) => `import ${names} from 'node:${from}';`);
const requires = Object.entries(modules).map(([names, from]) => `const ${names} = require('node:${from}');`);

const files = {
  'connect.mjs': imports.join('\n') + connecting,
  'connect.cjs': requires.join('\n') + connecting,
  'nested.mjs': `
    import { parentPort, Worker } from 'node:worker_threads';
    new Worker(new URL('connect.mjs', import.meta.url)).on('message', (found) => parentPort.postMessage(found));`,
};

/** A handler that starts a worker or child process and returns the first message from it. */
const handler = (start: string) => `
  import { fork } from 'node:child_process';
  import { once } from 'node:events';
  import { readFileSync } from 'node:fs';
  import { Worker } from 'node:worker_threads';
  const file = (name) => new URL(name, import.meta.url);
  export const handler = async (target) => {
    process.env.TARGET = JSON.stringify(target);
    const [found] = await once(${start}, 'message');
    return found;
  };`;

describe('a worker thread of a function', () => {
  const lab = useLambdaLab();
  const server = createServer((socket) => void socket.on('error', () => {}).end('hello'));
  let port = 0;
  beforeAll(async () => {
    lab().allowLogs();
    lab().setHostNames([name]);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  it.each([
    ['runs an ES module', `new Worker(file('connect.mjs'))`],
    ['runs a CommonJS module', `new Worker(file('connect.cjs'))`],
    ['runs source text', `new Worker(readFileSync(file('connect.cjs'), 'utf8'), { eval: true })`],
    [
      'has a different environment',
      `new Worker(file('connect.mjs'), { env: { TARGET: process.env.TARGET } })`,
    ],
    ['is started by another worker thread', `new Worker(file('nested.mjs'))`],
    ['is a forked process', `fork(file('connect.mjs'))`],
  ])('resolves the endpoint names of the account as the main thread does if it %s', async (what, start) => {
    const FunctionName = what.replaceAll(' ', '-');
    await lab().create({ ...files, 'index.mjs': handler(start) }, { FunctionName });
    const { value } = await lab().invoke({ name, port }, { FunctionName });
    expect(value).toEqual({
      callback: '127.0.0.1',
      promise: { address: '127.0.0.1', family: 4 },
      connection: 'hello',
    });
  });

  it('writes plain lines to the log, because Lambda formats only those of the main thread', async () => {
    const worker = `console.log('a line of %s', 'the worker'); console.error('an error');`;
    await lab().create(
      `import { once } from 'node:events'; import { Worker } from 'node:worker_threads';
       export const handler = () => once(new Worker(${JSON.stringify(worker)}, { eval: true }), 'exit');`,
      { FunctionName: 'talkative' },
    );
    await lab().invoke({}, { FunctionName: 'talkative' });
    const said = () => lab().messages('/aws/lambda/talkative');
    await eventually(() => said().includes('a line of the worker') && said().includes('an error'), true);
  });

  it('ends alone when it exits or throws, and its error has a stack that begins in its file', async () => {
    await lab().create(
      {
        'index.mjs': `
          import { once } from 'node:events'; import { Worker } from 'node:worker_threads';
          const start = (name) => new Worker(new URL(name, import.meta.url));
          export const handler = async () => ({
            code: (await once(start('exit.cjs'), 'exit'))[0],
            stack: (await once(start('throw.cjs'), 'error'))[0].stack.split('\\n'),
          });`,
        'exit.cjs': 'process.exit(3);',
        'throw.cjs': `throw new RangeError('far');`,
      },
      { FunctionName: 'ending' },
    );
    const { value, FunctionError } = await lab().invoke({}, { FunctionName: 'ending' });
    expect(FunctionError).toBeUndefined();
    expect(value.code).toBe(3);
    expect(value.stack[0]).toBe('RangeError: far');
    expect(value.stack[1]).toMatch(/^ {4}at Object\.<anonymous> \(\/.*\/throw\.cjs:1:7\)$/);
  });

  it('fails the invocation with its error if the function does not listen for it', async () => {
    await lab().create(
      `import { Worker } from 'node:worker_threads';
       export const handler = () => { new Worker('throw new RangeError("far")', { eval: true }); return new Promise(() => {}); };`,
      { FunctionName: 'no-listener' },
    );
    const { value, FunctionError } = await lab().invoke({}, { FunctionName: 'no-listener' });
    expect(FunctionError).toBe('Unhandled');
    expect(value).toMatchObject({ errorType: 'RangeError', errorMessage: 'far' });
  });
});
