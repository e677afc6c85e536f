import type { DBCluster, DBInstance, Event } from '@aws-sdk/client-rds';
import type { ClusterView, EventView, InstanceView } from './control-plane';

// RDS's model marks every field as optional, although RDS always sends these. A missing status never counts as
// `available`.

export function toClusterView(cluster: DBCluster): ClusterView {
  return {
    identifier: cluster.DBClusterIdentifier ?? '',
    status: cluster.Status ?? 'unknown',
    members: (cluster.DBClusterMembers ?? []).map((member) => ({
      identifier: member.DBInstanceIdentifier ?? '',
      isWriter: member.IsClusterWriter ?? false,
      promotionTier: member.PromotionTier ?? DEFAULT_PROMOTION_TIER,
    })),
  };
}

export function toInstanceView(instance: DBInstance): InstanceView {
  return {
    status: instance.DBInstanceStatus ?? 'unknown',
    instanceClass: instance.DBInstanceClass ?? 'unknown',
  };
}

/** Converts an event. Returns an empty list for an event without a date or a source, which belongs to no failover. */
export function toEventView(event: Event): EventView[] {
  const { SourceType: sourceType = 'unknown', SourceIdentifier: source, Date: at } = event;
  if (!at || !source) return [];
  return [{ sourceType, source, categories: event.EventCategories ?? [], message: event.Message ?? '', at }];
}

/** Default of RDS (`CreateDBInstance`, `PromotionTier`). */
const DEFAULT_PROMOTION_TIER = 1;
