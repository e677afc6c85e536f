/**
 * The part of the RDS API a failover needs. Each method is one attempt, ends within its time in
 * `TIMEOUTS_MS`, and rejects with AWS's own errors. Whether to try again is the caller's decision.
 */
export interface ControlPlane {
  describeCluster(clusterIdentifier: string): Promise<ClusterView>;
  describeInstance(instanceIdentifier: string): Promise<InstanceView>;
  /**
   * Requests a failover. Resolves when it was accepted, with the cluster as the reply shows it, if it
   * does. Rejecting does not always mean that it was not accepted: see `classifyFailure`.
   */
  failoverCluster(clusterIdentifier: string, target: string | undefined): Promise<ClusterView | undefined>;
  /** The events RDS recorded in this account since then, of every source, in no particular order. */
  describeEvents(since: Date): Promise<readonly EventView[]>;
}

/** How long a call may take. AWS usually answers within half a second. */
export const TIMEOUTS_MS = {
  /** Less than `ANSWER_MARGIN_MS`: a read may be under way when that begins. */
  read: 4_000,
  /** Generous, because a late reply is better than a lost one. */
  failover: 10_000,
};

export interface ClusterView {
  readonly identifier: string;
  /** Such as `available` or `failing-over`; may lag behind what happens. */
  readonly status: string;
  readonly members: readonly MemberView[];
}

export interface MemberView {
  readonly identifier: string;
  readonly isWriter: boolean;
  /** 0 to 15, lowest first. */
  readonly promotionTier: number;
}

export interface InstanceView {
  /** Such as `available`. */
  readonly status: string;
  /** Such as `db.r7g.large` or `db.serverless`. */
  readonly instanceClass: string;
}

export interface EventView {
  /** Such as `db-cluster` or `db-instance`. */
  readonly sourceType: string;
  readonly source: string;
  readonly categories: readonly string[];
  readonly message: string;
  readonly at: Date;
}
