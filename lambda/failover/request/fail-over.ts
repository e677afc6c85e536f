import type { FailoverResult } from '../contract';
import { FailoverGivenUp } from '../errors';
import type { FailoverOrder } from '../event';
import type { Invocation } from '../invocation';
import { renderMembers } from '../rds/members';
import { toResult } from '../result';
import type { AcceptedFailover } from '../stages';
import type { WatchedFailover } from '../watch/watch-failover';
import { watchFailover } from '../watch/watch-failover';
import { requestFailover } from './request-failover';

/**
 * Requests one failover and watches it.
 *
 * @throws the errors of `FailoverErrorName`, or AWS's errors
 */
export async function failOver(order: FailoverOrder, invocation: Invocation): Promise<FailoverResult> {
  const accepted = await requestFailover(order, invocation);
  const watched = await watchFailover(accepted, invocation);
  if (watched.state === 'given-up') throw new FailoverGivenUp(describeGivenUp(accepted, watched));
  return toResult(accepted, watched);
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
