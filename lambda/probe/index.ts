import './pg/commonjs';
import { createSecureContext } from 'node:tls';
import { systemClock } from './clock';
import type { ProbeResult } from './contract';
import { parseEnvironment } from './environment';
import { ProbeError } from './errors';
import type { ProbeOrder } from './event';
import { parseEvent } from './event';
import { createTokenSigner } from './iam-token';
import { createPgDriver } from './pg/pg-driver';
import { probe } from './probe';

/** The part of Lambda's context that is used. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** Takes a `ProbeEvent`; `contract.ts` describes the result. */
export async function handler(event: unknown, context: LambdaContext): Promise<ProbeResult> {
  try {
    const order = parseEvent(event);
    const environment = parseEnvironment(process.env);
    requireTime(order, context.getRemainingTimeInMillis());
    const driver = createPgDriver({
      environment,
      connectTimeoutMs: order.connectTimeoutMs,
      // Node's own list and NODE_EXTRA_CA_CERTS.
      secureContext: createSecureContext(),
      signToken: (host) => createTokenSigner(host, environment.port, environment.user)(),
      clock: systemClock,
    });
    return await probe(order, { environment, driver, clock: systemClock, log: (line) => console.info(line) });
  } catch (error) {
    console.info({ step: 'failed', error: String(error) });
    throw withoutStack(error);
  }
}

/** For what surrounds the run: connecting before, the last answers after it, and handing over the result. */
const MARGIN_MS = 10_000;

function requireTime(order: ProbeOrder, remainingMs: number): void {
  const { durationSeconds, ledgerTimeoutSeconds, connectTimeoutMs, statementTimeoutMs } = order;
  const neededMs =
    (durationSeconds + ledgerTimeoutSeconds) * 1000 + 3 * (connectTimeoutMs + statementTimeoutMs) + MARGIN_MS;
  if (neededMs <= remainingMs) return;
  throw new ProbeError(
    'NotEnoughTime',
    `the run may need ${neededMs} ms and the invocation ends in ${Math.floor(remainingMs)} ms: ` +
      'order a shorter run or ledgerTimeoutSeconds, or give the function a longer timeout (at most 900 s)',
  );
}

/**
 * Lambda sends the stack to whoever invoked the function. It would tell them about the bundle's lines; the name and
 * the message tell what happened.
 */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.name}: ${error.message}`;
  return error;
}
