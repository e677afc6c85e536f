import type { Invocation } from '../invocation';
import { findWriter } from '../rds/members';
import type { AcceptedFailover } from '../stages';
import type { Completion, Progress } from './progress';
import { addSighting, findCompletion } from './progress';
import type { FailoverRecords } from './records';
import { isOfFailover, NO_RECORDS, readRecords } from './records';
import type { Sighting } from './sighting';
import { look, sleepUntilNextLook } from './sighting';

/** State of an accepted failover when the watch ended. */
export type WatchedFailover = Completed | Unfinished | GivenUp;

interface Watched {
  readonly progress: Progress;
  readonly records: FailoverRecords;
}

interface Completed extends Watched {
  readonly state: 'completed';
  readonly completion: Completion;
}

interface Unfinished extends Watched {
  readonly state: 'in-progress';
}

/** The failover began, but the cluster has been `available` with its previous writer since then. */
export interface GivenUp extends Watched {
  readonly state: 'given-up';
}

/**
 * Length of a rest with a new writer, in sightings of one per second, after which the failover counts as completed even
 * if its events are missing. In this time, late events arrive, and a stale `available` is followed by `failing-over`.
 */
const COMPLETED_REST_SIGHTINGS = 11;

/**
 * Length of a rest with the previous writer, in sightings of one per second, after which the failover counts as given
 * up.
 */
const GIVEN_UP_REST_SIGHTINGS = 31;

/** A cluster records the start of a failover (0072 or 0073) and its end (0071, 0069 or 0070). */
const RECORDS_OF_A_FAILOVER = 2;

/** Watches an accepted failover until it ends or the time is up. Errors of AWS do not end the watch. */
export async function watchFailover(
  accepted: AcceptedFailover,
  invocation: Invocation,
): Promise<WatchedFailover> {
  const { clock } = invocation;
  const { order, cluster, requestedAt, acceptedAtMs, firstSighting, previousWriter } = accepted;
  const query = { cluster, since: requestedAt, includes: isOfFailover };
  const deadlineMs = Math.min(acceptedAtMs + order.waitSeconds * 1000, invocation.answerByMs);
  let last = firstSighting;
  let progress: Progress = { previousWriter };
  if (last) progress = addSighting(progress, last);
  let records = NO_RECORDS;

  while (clock.nowMs() < deadlineMs) {
    const lookedAtMs = clock.nowMs();
    const sighting = await look(order.clusterIdentifier, invocation);
    if (sighting) {
      logChange(last, sighting, invocation);
      last = sighting;
      progress = addSighting(progress, sighting);
    }
    if (progress.rest) {
      records = (await readRecords(query, invocation)) ?? records;
      const end = findEnd({ progress, records });
      if (end) return end;
    }
    await sleepUntilNextLook(lookedAtMs, deadlineMs, invocation);
  }

  records = (await readRecords(query, invocation)) ?? records;
  return findEnd({ progress, records }) ?? endInTime({ progress, records });
}

function findEnd(watched: Watched): WatchedFailover | undefined {
  const { progress, records } = watched;
  const sightings = progress.rest?.sightings ?? 0;
  const completion = findCompletion(progress);
  if (!completion)
    return sightings >= GIVEN_UP_REST_SIGHTINGS ? { state: 'given-up', ...watched } : undefined;
  const isOver = records.ofCluster >= RECORDS_OF_A_FAILOVER || sightings >= COMPLETED_REST_SIGHTINGS;
  return isOver ? { state: 'completed', completion, ...watched } : undefined;
}

/** Decides the state when the time is up. A single `available` after `failing-over` is then enough for `completed`. */
function endInTime(watched: Watched): WatchedFailover {
  const { progress } = watched;
  const completion = progress.failingOverAtMs === undefined ? undefined : findCompletion(progress);
  return completion ? { state: 'completed', completion, ...watched } : { state: 'in-progress', ...watched };
}

function logChange(before: Sighting | undefined, { cluster }: Sighting, invocation: Invocation): void {
  const writer = findWriter(cluster) ?? 'none';
  const writerBefore = before && (findWriter(before.cluster) ?? 'none');
  if (before?.cluster.status === cluster.status && writerBefore === writer) return;
  invocation.log({ step: 'seen', status: cluster.status, writer });
}
