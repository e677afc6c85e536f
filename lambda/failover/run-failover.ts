import type { FailoverResult } from './contract';
import { FailoverGivenUp } from './errors';
import { parseEvent } from './event';
import type { Invocation } from './invocation';
import { renderMembers } from './rds/members';
import { requestFailover } from './request/request-failover';
import { toResult } from './result';
import type { AcceptedFailover } from './stages';
import type { WatchedFailover } from './watch/watch-failover';
import { watchFailover } from './watch/watch-failover';

/**
 * Runs one invocation: parses the event, requests one failover, watches it and returns the result.
 *
 * @throws the errors of `FailoverErrorName`, or AWS's errors
 */
export async function runFailover(event: unknown, invocation: Invocation): Promise<FailoverResult> {
  const order = parseEvent(event, invocation.ownCluster);
  invocation.log({ step: 'ordered', ...order });
  const accepted = await requestFailover(order, invocation);
  const watched = await watchFailover(accepted, invocation);
  if (watched.state === 'given-up') throw new FailoverGivenUp(describeGivenUp(accepted, watched));
  const result = toResult(accepted, watched);
  invocation.log({ step: 'answered', state: result.state, newWriter: result.newWriter, ...result.timeline });
  return result;
}

function describeGivenUp(
  { cluster, previousWriter }: AcceptedFailover,
  { records }: WatchedFailover,
): string {
  const recorded = records.all.map(({ message }) => message).join('; ') || 'nothing';
  return (
    `the failover of ${cluster.identifier} began, but the cluster is available again with ${previousWriter} as its ` +
    `writer; RDS recorded: ${recorded}; unless another failover made it the writer again, ` +
    'check the health of the readers before invoking again; ' +
    `members: ${renderMembers(cluster)}`
  );
}
