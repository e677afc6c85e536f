import { paginateDescribeEvents } from '@aws-sdk/client-rds';
import type { Clients } from './clients';
import type { ClusterView } from './cluster';
import type { DeployedLab } from './deployed-lab';

/** RDS event of the cluster or of one of its members. */
export interface ClusterEvent {
  /** When it happened, in ms since 1970. */
  readonly atMs: number;
  /** Identifier of the cluster or instance. */
  readonly source: string;
  readonly categories: readonly string[];
  readonly message: string;
}

/** RDS keeps events for 14 days (API reference, `DescribeEvents`). */
const KEPT_MINUTES = 14 * 24 * 60;

/** Reads all events that RDS has kept of the cluster and its present members, oldest first. */
export async function readEvents(
  { rds }: Clients,
  { ClusterIdentifier }: DeployedLab,
  { members }: ClusterView,
  signal: AbortSignal,
): Promise<readonly ClusterEvent[]> {
  const sources = new Set([ClusterIdentifier, ...members.map(({ identifier }) => identifier)]);
  const events: ClusterEvent[] = [];
  const pages = paginateDescribeEvents({ client: rds }, { Duration: KEPT_MINUTES }, { abortSignal: signal });
  for await (const { Events = [] } of pages) {
    for (const { Date: at, SourceIdentifier: source = '', EventCategories = [], Message = '' } of Events) {
      if (at === undefined || !sources.has(source)) continue;
      events.push({ atMs: at.getTime(), source, categories: EventCategories, message: Message });
    }
  }
  return events.sort((one, other) => one.atMs - other.atMs);
}
