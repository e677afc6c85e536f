import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { MessagePort } from 'node:worker_threads';
import type { Client, ClientTarget } from '../client';
import type { ClientLoaders } from '../client-module';
import { requireClient, requireClientModule } from '../client-module';
import { toText } from '../error-text';
import { createTokenSigner } from '../iam-token';
import { toStall } from '../result';
import { StallMonitor } from '../stall-monitor';
import type { Answer } from '../tick-contract';
import { ClientColumns } from './columns';
import type { ClientJob, ProbeMessage, ThreadMessage } from './messages';
import { sharedClock } from './shared-clock';
import { countConnections } from './sockets';
import { createTarget } from './target';
import { lowerThreadPriority } from './thread-priority';
import type { WriteRecorder } from './writes';
import { runWrites } from './writes';

/** Runs a client in this thread, step by step as the probe orders. An error that nothing catches ends the thread. */
export async function runClientThread(
  job: ClientJob,
  port: MessagePort,
  loaders: ClientLoaders,
): Promise<void> {
  lowerThreadPriority();
  const send = (message: ThreadMessage) => port.postMessage(message);
  const orders = receive(port);
  const columns = new ClientColumns(job.buffer);
  countConnections(columns);
  let client: Client;
  try {
    client = await openClient(job, loaders, send);
  } catch (error) {
    return send({ step: 'not-opened', message: toText(error) });
  }
  send({ step: 'opened' });
  const { startMs } = await orders.next('start');
  const monitor = new StallMonitor(sharedClock);
  monitor.start();
  await runWrites(client, job.plan, createRecorder(columns, send), sharedClock, startMs);
  const stalls = (await monitor.stop()).map((stall) => toStall(stall, startMs));
  send({ step: 'written', stalls });
  await orders.next('close');
  await client.close();
  await waitUntilClosed(columns);
  send({ step: 'closed' });
}

/** Receives the probe's messages in order. A port drops messages that arrive while it has no listener. */
function receive(port: MessagePort) {
  const waiting: ProbeMessage[] = [];
  let wake = () => {};
  port.on('message', (message: ProbeMessage) => {
    waiting.push(message);
    wake();
  });
  return {
    async next<Step extends ProbeMessage['step']>(
      step: Step,
    ): Promise<Extract<ProbeMessage, { step: Step }>> {
      for (;;) {
        const message = waiting.shift();
        if (message?.step === step) return message as Extract<ProbeMessage, { step: Step }>;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

async function openClient(
  job: ClientJob,
  loaders: ClientLoaders,
  send: (message: ThreadMessage) => void,
): Promise<Client> {
  const { default: open, lesson, settings } = requireClientModule(await loaders[job.client]?.());
  send({ step: 'described', lesson, settings });
  return requireClient(await open(targetOf(job)));
}

function targetOf({ client, runId, environment }: ClientJob): ClientTarget {
  const { NODE_EXTRA_CA_CERTS: file } = process.env;
  return createTarget({
    client,
    runId,
    environment,
    ca: file === undefined ? rootCertificates.join('\n') : readFileSync(file, 'utf8'),
    signToken: (host) => createTokenSigner(host, environment.port, environment.user)(),
    clock: sharedClock,
  });
}

/** Further kinds of errors count as one kind, because a result has a limited size. */
const MAX_KINDS = 100;
const OTHER_ERROR: Answer = {
  outcome: 'indeterminate',
  phase: 'answering',
  cause: 'unknown',
  message: 'an error of another kind',
};

/** Sends each kind of answer once. Answers are of one kind if all fields except `message` are equal. */
function createRecorder(columns: ClientColumns, send: (message: ThreadMessage) => void): WriteRecorder {
  const indexes = new Map<string, number>();

  function indexOf(answer: Answer): number {
    const key = JSON.stringify({ ...answer, message: undefined });
    const known = indexes.get(key);
    if (known !== undefined) return known;
    if (indexes.size >= MAX_KINDS) return indexOf(OTHER_ERROR);
    send({ step: 'answered', answer });
    indexes.set(key, indexes.size);
    return indexes.size - 1;
  }

  return {
    start: (tick, lateUs) => columns.start(tick, lateUs),
    end: (tick, endedUs, answer) => columns.end(tick, endedUs, indexOf(answer)),
    countLateAnswer: () => columns.count('lateAnswers', 1),
  };
}

/** Closed connections may take a moment to end. */
const CLOSING_MS = 500;
const PAUSE_MS = 10;

async function waitUntilClosed(columns: ClientColumns): Promise<void> {
  const endMs = sharedClock.nowMs() + CLOSING_MS;
  while (columns.counter('connectionsOpen') > 0 && sharedClock.nowMs() < endMs)
    await sharedClock.sleep(PAUSE_MS);
}
