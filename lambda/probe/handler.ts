import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ClientLoaders } from './client-module';
import { BUILT_IN_CLIENTS } from './clients/built-in';
import { systemClock } from './clock';
import type { ProbeResult } from './contract';
import { parseEnvironment } from './environment';
import { parseEvent } from './event';
import { isClientJob } from './harness/messages';
import { startThread } from './harness/start-thread';
import { runClientThread } from './harness/thread';
import { createTokenSigner } from './iam-token';
import { createPgDriver } from './pg/pg-driver';
import { probe } from './probe';
import { requireRoom, requireTime } from './requirements';

/** Part of Lambda's context that the probe uses. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

export type Handler = (event: unknown, context: LambdaContext) => Promise<ProbeResult>;

/**
 * Creates the handler of a `ProbeEvent`, which `contract.ts` describes. The bundle contains `ownClients` in addition to
 * the built-in clients. The handler runs each client in a thread that loads the entry module of the bundle, which is at
 * `entryUrl` and calls this function: in such a thread, this function runs the client.
 */
export function createHandler(entryUrl: string, ownClients: ClientLoaders = {}): Handler {
  const clients = { ...BUILT_IN_CLIENTS, ...ownClients };
  if (!isMainThread && parentPort && isClientJob(workerData)) {
    void runClientThread(workerData, parentPort, clients);
  }
  return (event, context) => handle(event, context, { clients, entry: fileURLToPath(entryUrl) });
}

interface Bundle {
  readonly clients: ClientLoaders;
  readonly entry: string;
}

async function handle(
  event: unknown,
  context: LambdaContext,
  { clients, entry }: Bundle,
): Promise<ProbeResult> {
  try {
    const order = parseEvent(event, Object.keys(clients));
    const environment = parseEnvironment(process.env);
    requireTime(order, context.getRemainingTimeInMillis());
    requireRoom(order, environment.members.length);
    const driver = createPgDriver({
      environment,
      connectTimeoutMs: order.connectTimeoutMs,
      // Trusts Node's built-in certificates and those of NODE_EXTRA_CA_CERTS.
      secureContext: createSecureContext(),
      signToken: (host) => createTokenSigner(host, environment.port, environment.user)(),
      clock: systemClock,
    });
    return await probe(order, {
      environment,
      driver,
      startThread: (job) => startThread(entry, job),
      clock: systemClock,
      log: (line) => console.info(line),
    });
  } catch (error) {
    console.info({ step: 'failed', error: String(error) });
    throw withoutStack(error);
  }
}

/**
 * Removes the stack, because Lambda sends it to the caller and it contains only lines of the bundle. The name and the
 * message describe the problem.
 */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.name}: ${error.message}`;
  return error;
}
