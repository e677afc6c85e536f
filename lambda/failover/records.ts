import type { FailoverRecord } from './contract';
import type { ClusterView, EventView } from './control-plane';
import { findEventId } from './event-id';
import { describeFailure } from './failure';
import type { Invocation } from './invocation';
import type { RequestedFailover } from './stages';

/** What RDS recorded of a failover so far. */
export interface FailoverRecords {
  /** Oldest first. */
  readonly all: readonly FailoverRecord[];
  /** How many of them are the cluster's own: a failover leaves at least a start and an end. */
  readonly ofCluster: number;
}

export const NO_RECORDS: FailoverRecords = { all: [], ofCluster: 0 };

/**
 * Reads what RDS recorded since the failover was requested. Undefined when that failed or there was no
 * time for it: events are best effort and never decide whether an invocation succeeds.
 */
export async function readRecords(
  { cluster, requestedAt }: RequestedFailover,
  invocation: Invocation,
): Promise<FailoverRecords | undefined> {
  if (invocation.clock.nowMs() >= invocation.answerByMs) return undefined;
  try {
    const events = await invocation.controlPlane.describeEvents(requestedAt);
    return selectRecords(events, cluster, requestedAt);
  } catch (error) {
    invocation.log({ step: 'events failed', error: describeFailure(error) });
    return undefined;
  }
}

/**
 * Picks the events of one failover by source, category and time, never by what they say. RDS delivers
 * late: an event of an earlier failover that shows up now is told by the moment it happened. A member that
 * restarts as a reader records that without any category.
 */
export function selectRecords(
  events: readonly EventView[],
  cluster: ClusterView,
  since: Date,
): FailoverRecords {
  const members = new Set(cluster.members.map((member) => member.identifier));
  const isClusterRecord = ({ sourceType, source, categories }: EventView) =>
    sourceType === 'db-cluster' && source === cluster.identifier && categories.includes('failover');
  const isMemberRecord = ({ sourceType, source, categories }: EventView) =>
    sourceType === 'db-instance' &&
    members.has(source) &&
    (categories.includes('availability') || categories.length === 0);

  const selected = events
    .filter((event) => event.at >= since && (isClusterRecord(event) || isMemberRecord(event)))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return { all: selected.map(toRecord), ofCluster: selected.filter(isClusterRecord).length };
}

function toRecord(event: EventView): FailoverRecord {
  const id = findEventId(event.sourceType, event.message);
  return {
    ...(id !== undefined && { id }),
    at: event.at.toISOString(),
    source: event.source,
    message: event.message,
  };
}
