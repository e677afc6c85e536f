import type { Invocation } from '../invocation';
import { describeFailure } from '../rds/failure';
import { findWriter } from '../rds/members';
import type { Sighting } from '../watch/sighting';
import { look } from '../watch/sighting';

/** Description of the cluster, and the statuses of its writer and of the writer at the start of the watch. */
export interface CloseLook extends Sighting {
  readonly statuses: readonly string[];
}

/**
 * Describes the cluster and one or two of its instances: the cluster is `available` while an instance restarts or gets
 * another class. The other members are not described, because a cluster may have 16: their restarts are found by events.
 *
 * Undefined if a call failed or there was no time for it.
 */
export async function lookClosely(
  clusterIdentifier: string,
  previousWriter: string,
  invocation: Invocation,
): Promise<CloseLook | undefined> {
  if (!hasTime(invocation)) return undefined;
  const sighting = await look(clusterIdentifier, invocation);
  if (!sighting) return undefined;
  const { members } = sighting.cluster;
  const watched = new Set([previousWriter, findWriter(sighting.cluster)]);
  const statuses: string[] = [];
  for (const { identifier } of members.filter((member) => watched.has(member.identifier))) {
    if (!hasTime(invocation)) return undefined;
    try {
      statuses.push((await invocation.controlPlane.describeInstance(identifier)).status);
    } catch (error) {
      invocation.log({ step: 'look failed', error: describeFailure(error) });
      return undefined;
    }
  }
  return { ...sighting, statuses };
}

function hasTime({ clock, answerByMs }: Invocation): boolean {
  return clock.nowMs() < answerByMs;
}
