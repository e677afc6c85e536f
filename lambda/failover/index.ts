import { systemClock } from './clock';
import type { FailoverResult } from './contract';
import { failOver } from './failover';
import { describeFailure } from './failure';
import type { Invocation } from './invocation';
import { ANSWER_MARGIN_MS } from './invocation';
import { createRdsControlPlane } from './rds-control-plane';

/** The part of Lambda's context that is used. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

// Made once, so that the connections for reading outlive an invocation.
const controlPlane = createRdsControlPlane();

/** Takes a `FailoverEvent`; `contract.ts` tells what comes back. */
export async function handler(event: unknown, context: LambdaContext): Promise<FailoverResult> {
  const { CLUSTER_IDENTIFIER } = process.env;
  const invocation: Invocation = {
    ownCluster: CLUSTER_IDENTIFIER,
    controlPlane,
    clock: systemClock,
    random: Math.random,
    log: (line) => console.info(line),
    answerByMs: systemClock.nowMs() + context.getRemainingTimeInMillis() - ANSWER_MARGIN_MS,
  };
  try {
    return await failOver(event, invocation);
  } catch (error) {
    invocation.log({ step: 'failed', error: describeFailure(error) });
    throw withoutStack(error);
  }
}

/**
 * Lambda sends the stack to whoever invoked the function. It would tell them about the bundle's lines;
 * the name and the message tell what happened.
 */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error) error.stack = describeFailure(error);
  return error;
}
