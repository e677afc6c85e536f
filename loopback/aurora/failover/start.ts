import type { ClusterContext } from '../context';
import { EVENTS } from '../event-messages';
import type { FailoverProgress } from './progress';
import { choosePromotionTarget } from './promotion-target';
import type { FailoverEvent } from './table';

/** Chooses the reader to promote and records the event that a failover has started. */
export async function choose(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { attacher, record, serverlessMaxCapacityAcu, topology } = context;
  const { previous } = failover;
  attacher.pause();
  if (!failover.target?.canBePromoted) {
    failover.target = choosePromotionTarget(topology.promotable, serverlessMaxCapacityAcu);
  }
  if (previous.status === 'available') previous.status = 'rebooting';
  if (failover.target === undefined) return 'no-target';
  topology.status = 'failing-over';
  const { identifier, availabilityZone } = failover.target;
  const isSameZone = availabilityZone === previous.availabilityZone;
  record.cluster(
    isSameZone ? EVENTS.sameZoneFailoverStarted(identifier) : EVENTS.crossZoneFailoverStarted(identifier),
  );
  return 'target-chosen';
}

/** Ensures that the suspect acknowledges no more writes, regardless of its state. */
export async function fence(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { acknowledgements, clock, record, topology } = context;
  const { suspect } = failover;
  failover.witnesses ??= acknowledgements.freeze();
  // The fence starts before the connections are cut: cutting many of them takes time, which would delay the fence.
  const fencing = suspect.database.fence();
  topology.close(suspect);
  try {
    await fencing;
  } catch (error) {
    failover.reason = `Instance ${suspect.identifier} could not be fenced: ${String(error)}`;
    return 'fence-failed';
  }
  if (suspect === failover.previous) {
    failover.fencedAtMs = clock.nowMs();
    record.instance(suspect, EVENTS.instanceShutDown);
  }
  return 'fenced';
}
