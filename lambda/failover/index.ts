import type { FailoverResult, WatchResult } from './contract';
import type { Invocation } from './invocation';
import { ANSWER_MARGIN_MS, systemClock } from './invocation';
import { describeFailure } from './rds/failure';
import { createRdsControlPlane } from './rds/rds-control-plane';
import { runInvocation } from './run-invocation';

/** The part of Lambda's context that the handler uses. */
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

// Created once, so that later invocations reuse its connections.
const controlPlane = createRdsControlPlane();

/** Takes a `FailoverEvent` or a `WatchEvent`. `contract.ts` describes the results and the errors. */
export async function handler(event: unknown, context: LambdaContext): Promise<FailoverResult | WatchResult> {
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
    return await runInvocation(event, invocation);
  } catch (error) {
    invocation.log({ step: 'failed', error: describeFailure(error) });
    throw withoutStack(error);
  }
}

/**
 * Replaces the stack by the name and the message. Lambda sends the stack to the caller, and it would only show lines of
 * the bundle.
 */
function withoutStack(error: unknown): unknown {
  if (error instanceof Error) error.stack = describeFailure(error);
  return error;
}
