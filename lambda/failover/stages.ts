import type { FailoverOrder } from './event';
import type { ClusterView } from './rds/control-plane';
import type { Sighting } from './watch/sighting';

/** A failover that is about to be requested. */
export interface PlannedFailover {
  readonly order: FailoverOrder;
  /** As it was seen just before. */
  readonly cluster: ClusterView;
  readonly previousWriter: string;
  readonly predicted: readonly string[];
}

/** A failover that was requested, not necessarily with success. */
export interface RequestedFailover extends PlannedFailover {
  /** On the monotonic clock. */
  readonly requestedAtMs: number;
  /** The same moment by the wall clock, which RDS dates its events by. */
  readonly requestedAt: Date;
}

/** A failover that will happen, is happening or has happened. */
export interface AcceptedFailover extends RequestedFailover {
  /** On the monotonic clock. */
  readonly acceptedAtMs: number;
  /** The cluster in the reply, or the sign that stood in for a lost one. */
  readonly firstSighting: Sighting | undefined;
}
