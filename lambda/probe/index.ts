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

/** Part of Lambda's context that the probe uses. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** Handles a `ProbeEvent`. `contract.ts` describes the event and the result. */
export async function handler(event: unknown, context: LambdaContext): Promise<ProbeResult> {
  try {
    const order = parseEvent(event);
    const environment = parseEnvironment(process.env);
    requireTime(order, context.getRemainingTimeInMillis());
    const driver = createPgDriver({
      environment,
      connectTimeoutMs: order.connectTimeoutMs,
      // Trusts Node's built-in certificates and those of NODE_EXTRA_CA_CERTS.
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

/** Time for work before and after the run: connecting, the last answers, and returning the result. */
const MARGIN_MS = 10_000;

function requireTime(order: ProbeOrder, remainingMs: number): void {
  const { durationSeconds, ledgerTimeoutSeconds, connectTimeoutMs, statementTimeoutMs } = order;
  const neededMs =
    (durationSeconds + ledgerTimeoutSeconds) * 1000 + 3 * (connectTimeoutMs + statementTimeoutMs) + MARGIN_MS;
  if (neededMs <= remainingMs) return;
  throw new ProbeError(
    'NotEnoughTime',
    `the run may need ${neededMs} ms and the invocation ends in ${Math.floor(remainingMs)} ms: ` +
      'reduce durationSeconds or ledgerTimeoutSeconds, or increase the timeout of the function (at most 900 s)',
  );
}

/**
 * Removes the stack, because Lambda sends it to the caller and it contains only lines of the bundle. The name and the
 * message describe the problem.
 */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.name}: ${error.message}`;
  return error;
}
