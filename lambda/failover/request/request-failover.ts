import { NotEnoughTime } from '../errors';
import type { FailoverOrder } from '../event';
import type { Invocation } from '../invocation';
import { ANSWER_MARGIN_MS, remainingMs, renderSeconds } from '../invocation';
import { TIMEOUTS_MS } from '../rds/control-plane';
import { classifyFailure, describeFailure } from '../rds/failure';
import { renderMembers } from '../rds/members';
import type { AcceptedFailover, PlannedFailover, RequestedFailover } from '../stages';
import { confirmAcceptance } from './confirmation';
import { planFailover } from './plan';
import { backOff, canTryAgain } from './retry';

/**
 * Requests one failover. Sends a request again only if AWS throttled it, and only after the cluster was described and
 * found ready again. Never repeats a request whose reply was lost: the request may still be carried out.
 *
 * @throws ClusterNotReady, ValidationError, NotEnoughTime, FailoverUnconfirmed, or AWS's own error
 */
export async function requestFailover(
  order: FailoverOrder,
  invocation: Invocation,
): Promise<AcceptedFailover> {
  const { clock, controlPlane, log } = invocation;
  for (let attempt = 1; ; attempt += 1) {
    const planned = await planFailover(order, invocation);
    requireTime(planned, invocation);
    const requested = { ...planned, requestedAtMs: clock.nowMs(), requestedAt: clock.wallTime() };
    log({ step: 'requested', attempt, predicted: planned.predicted });
    try {
      const cluster = await controlPlane.failoverCluster(order.clusterIdentifier, order.target);
      const acceptedAtMs = clock.nowMs();
      log({ step: 'accepted', by: 'reply' });
      return { ...requested, acceptedAtMs, firstSighting: cluster && { atMs: acceptedAtMs, cluster } };
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure === 'unclear') return await findAccepted(requested, error, invocation);
      if (failure === 'refused' || !canTryAgain(attempt, invocation)) throw error;
      await backOff('FailoverDBCluster', attempt, error, invocation);
    }
  }
}

/** Requires time for the reply. A caller whose function was killed before the reply would invoke it again. */
function requireTime({ cluster }: PlannedFailover, invocation: Invocation): void {
  const leftMs = remainingMs(invocation);
  const neededMs = TIMEOUTS_MS.failover + ANSWER_MARGIN_MS;
  if (leftMs >= neededMs) return;
  throw new NotEnoughTime(
    `${renderSeconds(leftMs)} of this invocation are left, but the reply to a failover request may take ` +
      `${renderSeconds(neededMs)}, so nothing was requested; raise the function's timeout; ` +
      `members: ${renderMembers(cluster)}`,
  );
}

async function findAccepted(
  requested: RequestedFailover,
  lost: unknown,
  invocation: Invocation,
): Promise<AcceptedFailover> {
  invocation.log({ step: 'reply lost', error: describeFailure(lost) });
  const firstSighting = await confirmAcceptance(requested, lost, invocation);
  invocation.log({ step: 'accepted', by: 'sign' });
  return { ...requested, acceptedAtMs: firstSighting.atMs, firstSighting };
}
