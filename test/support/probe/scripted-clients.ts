import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { getPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Client, ClientTarget, OpenClient, Write } from '../../../lambda/probe/client';
import type { ClientLoader } from '../../../lambda/probe/client-module';
import { createHandler } from '../../../lambda/probe/handler';

/** Clients that need no database: each behaves in one way in which a user's client may go wrong. */
export const SCRIPTED_CLIENTS = {
  acknowledges: script(async () => {}),
  rejects: script(async () => {
    throw Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' });
  }),
  'sends-messages': script(async () => {
    parentPort?.postMessage(null);
    parentPort?.postMessage({ step: 'unknown' });
  }),
  'rejects-with-an-unreadable-value': script(() => Promise.reject(Object.create(null))),
  'never-answers': script(() => new Promise(() => {})),
  'answers-late': script(
    (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  ),
  'crashes-at-5': script(async ({ key }) => {
    if (key === '5') setImmediate(() => throwError('uncaught'));
  }),
  'crashes-under-way': script(
    ({ key }) =>
      new Promise((resolve) => {
        if (key === '5') setImmediate(() => throwError('uncaught'));
        if (Number(key) < 4) resolve();
      }),
  ),
  'exits-at-5': script(async ({ key }) => {
    if (key === '5') process.exit(7);
  }),
  'blocks-at-5': script(async ({ key }) => {
    for (; key === '5'; );
  }),
  'requires-a-low-priority': script(async () => {
    // Of this thread, and of the process' first thread. A greater value is a lower priority.
    const [own, first] = [getPriority(0), getPriority(process.pid)];
    if (own <= first) throw new Error(`the priority is ${own}, and that of the probe is ${first}`);
  }),
  'removes-listeners': async () => ({
    default: async (target: ClientTarget) => {
      const socket = await open(target);
      return { write: async () => {}, close: async () => void socket.removeAllListeners().destroy() };
    },
  }),
  'leaves-connections': async () => ({
    default: async (target: ClientTarget) => ({
      write: async ({ key }: Write) => void (Number(key) < 3 && (await open(target))),
      close: async () => {},
    }),
  }),
  'cannot-be-loaded': async () => {
    throw new Error('the module throws');
  },
  'has-no-default-export': async () => ({ open: async () => {} }),
  'throws-in-open': async () => ({
    default: async () => {
      throw new Error('no such table');
    },
  }),
  'exports-an-object': async () => ({ default: { open: async () => {}, url: '' } }),
  'opens-nothing': async () => ({ default: async () => {} }),
  'opens-half-a-client': async () => ({ default: async () => ({ write: async () => {} }) }),
  'rejects-close': async () => ({
    default: async () => ({
      write: async () => {},
      close: async () => throwError('the pool is in use'),
    }),
  }),
  'never-closes': async () => ({
    default: async () => ({ write: async () => {}, close: () => new Promise<void>(() => {}) }),
  }),
} as const satisfies Record<string, ClientLoader>;

export const handler = createHandler(import.meta.url, SCRIPTED_CLIENTS);

function script(write: Client['write']): () => Promise<{ default: OpenClient; lesson: string }> {
  return async () => ({
    lesson: 'a scripted client',
    default: async () => ({ write, close: async () => {} }),
  });
}

function open({ writer: { port } }: ClientTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
  });
}

function throwError(message: string): never {
  throw new Error(message);
}
