import type { FailoverRecord } from '../contract';
import type { Invocation } from '../invocation';
import type { ClusterView, EventView } from '../rds/control-plane';
import { describeFailure } from '../rds/failure';
import type { RequestedFailover } from '../stages';
import { findEventId } from './event-id';

/** RDS events of one failover so far. */
export interface FailoverRecords {
  /** Oldest first. */
  readonly all: readonly FailoverRecord[];
  /** Number of events of the cluster itself. A failover records at least a start and an end. */
  readonly ofCluster: number;
}

export const NO_RECORDS: FailoverRecords = { all: [], ofCluster: 0 };

/**
 * Reads the events since the failover was requested. Undefined if the call failed or no time was left for it. Events are
 * best effort, so they never make an invocation fail.
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
 * Selects the events of one failover by source, category and time, never by message. RDS delivers events late, so only
 * the time distinguishes an event from those of an earlier failover. The restart of a member as a reader has no
 * category.
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
