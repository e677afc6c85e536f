import { FailoverUnconfirmed } from '../errors';
import type { Invocation } from '../invocation';
import { describeFailure } from '../rds/failure';
import { renderMembers } from '../rds/members';
import type { RequestedFailover } from '../stages';
import { addSighting, hasBegun } from '../watch/progress';
import { isOfFailover, readRecords } from '../watch/records';
import type { Sighting } from '../watch/sighting';
import { look, sleepUntilNextLook } from '../watch/sighting';

/**
 * Time allowed for a first sign of the failover. On Aurora the start of a failover was recorded 3 s to 10 s after the
 * request, with no sign before that.
 */
const GRACE_MS = 30_000;

/**
 * Finds out whether a request without a reply was accepted: the cluster is `failing-over`, has another writer, or has
 * recorded a failover since. A failover that another caller requested at the same time looks the same. It counts as the
 * requested one, because a second failover must not happen.
 *
 * Concludes that there is no sign only after the cluster was described successfully at the end of the grace period. If
 * that fails, tries again until the time of the invocation is up.
 *
 * @throws FailoverUnconfirmed
 */
export async function confirmAcceptance(
  requested: RequestedFailover,
  lost: unknown,
  invocation: Invocation,
): Promise<Sighting> {
  const { clock } = invocation;
  const graceEndsMs = clock.nowMs() + GRACE_MS;
  let last: Sighting | undefined;
  while (clock.nowMs() < invocation.answerByMs) {
    const lookedAtMs = clock.nowMs();
    const sighting = await look(requested.order.clusterIdentifier, invocation);
    if (sighting && (await isSign(sighting, requested, invocation))) return sighting;
    last = sighting ?? last;
    if (last && last.atMs >= graceEndsMs) break;
    await sleepUntilNextLook(lookedAtMs, invocation.answerByMs, invocation);
  }
  throw new FailoverUnconfirmed(
    `the reply to FailoverDBCluster was lost (${describeFailure(lost)}), and ${describeSearch(requested, last)}. ` +
      'It was sent once and may still be carried out: describe the cluster before invoking again; ' +
      `members: ${renderMembers(last?.cluster ?? requested.cluster)}`,
    lost,
  );
}

async function isSign(sighting: Sighting, requested: RequestedFailover, invocation: Invocation) {
  if (hasBegun(addSighting({ previousWriter: requested.previousWriter }, sighting))) return true;
  const { cluster, requestedAt } = requested;
  const query = { cluster, since: requestedAt, includes: isOfFailover };
  const records = await readRecords(query, invocation);
  return records !== undefined && records.ofCluster > 0;
}

function describeSearch(requested: RequestedFailover, last: Sighting | undefined): string {
  const { clusterIdentifier } = requested.order;
  if (!last) return `cluster ${clusterIdentifier} could not be described since`;
  const seconds = Math.round((last.atMs - requested.requestedAtMs) / 1000);
  return `${seconds} s after the request cluster ${clusterIdentifier} is ${last.cluster.status} with no sign of a failover`;
}
