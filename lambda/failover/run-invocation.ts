import type { FailoverResult, WatchResult } from './contract';
import { parseEvent } from './event';
import type { Invocation } from './invocation';
import { failOver } from './request/fail-over';
import { watchCluster } from './watch-only/watch-cluster';

/**
 * Runs one invocation: parses the event, fails the cluster over or watches it, and returns the result.
 *
 * @throws the errors of `FailoverErrorName`, or AWS's errors
 */
export async function runInvocation(
  event: unknown,
  invocation: Invocation,
): Promise<FailoverResult | WatchResult> {
  const order = parseEvent(event, invocation.ownCluster);
  invocation.log({ step: 'ordered', ...order });
  const result = order.watchOnly ? await watchCluster(order, invocation) : await failOver(order, invocation);
  invocation.log({ step: 'answered', state: result.state, newWriter: result.newWriter, ...result.timeline });
  return result;
}
