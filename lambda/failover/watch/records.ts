import type { FailoverRecord } from '../contract';
import type { Invocation } from '../invocation';
import type { ClusterView, EventView } from '../rds/control-plane';
import { describeFailure } from '../rds/failure';
import { findEventId } from './event-id';

/** RDS events of one failover or one watch so far. */
export interface FailoverRecords {
  /** Oldest first. */
  readonly all: readonly FailoverRecord[];
  /** Number of the cluster's events in the category `failover`. A failover records at least a start and an end. */
  readonly ofCluster: number;
  /** ID of the latest of them, if it has a documented message. */
  readonly latestFailoverId?: string;
}

export const NO_RECORDS: FailoverRecords = { all: [], ofCluster: 0 };

/** Cluster, start and kind of the events to read. */
export interface RecordQuery {
  readonly cluster: ClusterView;
  readonly since: Date;
  /** Whether an event of the cluster or of a member belongs to the records, by its category. */
  readonly includes: (event: EventView) => boolean;
}

/**
 * Reads the events since a moment. Undefined if the call failed or no time was left for it. Events are best effort, so
 * they never make an invocation fail.
 */
export async function readRecords(
  query: RecordQuery,
  invocation: Invocation,
): Promise<FailoverRecords | undefined> {
  if (invocation.clock.nowMs() >= invocation.answerByMs) return undefined;
  try {
    return selectRecords(await invocation.controlPlane.describeEvents(query.since), query);
  } catch (error) {
    invocation.log({ step: 'events failed', error: describeFailure(error) });
    return undefined;
  }
}

/**
 * Selects events by source, category and time, never by message. RDS delivers events late, so only the time distinguishes
 * an event from those of an earlier failover.
 */
export function selectRecords(
  events: readonly EventView[],
  { cluster, since, includes }: RecordQuery,
): FailoverRecords {
  const members = new Set(cluster.members.map((member) => member.identifier));
  const isOwn = ({ sourceType, source }: EventView) =>
    (sourceType === 'db-cluster' && source === cluster.identifier) ||
    (sourceType === 'db-instance' && members.has(source));

  const selected = events
    .filter((event) => event.at >= since && isOwn(event) && includes(event))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const failovers = selected.filter(isClusterFailover);
  const latest = failovers.at(-1);
  const latestFailoverId = latest && findEventId(latest.sourceType, latest.message);
  return {
    all: selected.map(toRecord),
    ofCluster: failovers.length,
    ...(latestFailoverId !== undefined && { latestFailoverId }),
  };
}

/** Whether an event belongs to a requested failover. The restart of a member as a reader has no category. */
export function isOfFailover(event: EventView): boolean {
  if (event.sourceType === 'db-cluster') return isClusterFailover(event);
  const { categories } = event;
  return categories.length === 0 || categories.some((category) => MEMBER_CATEGORIES.has(category));
}

/** `notification`: the topology of the cluster was updated (RDS-EVENT-0385), which means that its DNS names changed. */
const MEMBER_CATEGORIES: ReadonlySet<string> = new Set(['availability', 'notification']);

/** Whether an event belongs to a disturbance, such as a failover, a restart, a class change or a patch. */
export function isOfDisturbance({ categories }: EventView): boolean {
  return !categories.some((category) => ROUTINE_CATEGORIES.has(category));
}

/** Backups, and pauses and resumes of serverless instances, happen without a disturbance. */
const ROUTINE_CATEGORIES: ReadonlySet<string> = new Set(['backup', 'serverless']);

function isClusterFailover({ sourceType, categories }: EventView): boolean {
  return sourceType === 'db-cluster' && categories.includes('failover');
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
