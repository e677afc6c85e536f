import type { FailoverOrder } from './event';
import type { ClusterView } from './rds/control-plane';
import type { Sighting } from './watch/sighting';

/** A failover that is about to be requested. */
export interface PlannedFailover {
  readonly order: FailoverOrder;
  /** Cluster as described just before the request. */
  readonly cluster: ClusterView;
  readonly previousWriter: string;
  readonly predicted: readonly string[];
}

/** A failover that was requested, and may have been accepted or not. */
export interface RequestedFailover extends PlannedFailover {
  /** Time of the request on the monotonic clock. */
  readonly requestedAtMs: number;
  /** Time of the request on the wall clock, for comparison with the times of RDS events. */
  readonly requestedAt: Date;
}

/** A failover that RDS has accepted. */
export interface AcceptedFailover extends RequestedFailover {
  /** Time of the acceptance on the monotonic clock. */
  readonly acceptedAtMs: number;
  /** Cluster in the reply or, if the reply was lost, in the first sign of the failover. */
  readonly firstSighting: Sighting | undefined;
}
