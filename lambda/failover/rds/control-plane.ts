/**
 * The part of the RDS API that a failover needs. Each method makes one attempt, ends within its timeout in
 * `TIMEOUTS_MS`, and rejects with AWS's errors. The caller decides whether to retry.
 */
export interface ControlPlane {
  describeCluster(clusterIdentifier: string): Promise<ClusterView>;
  describeInstance(instanceIdentifier: string): Promise<InstanceView>;
  /**
   * Requests a failover. Resolves when the request is accepted, with the cluster in the reply, if any.
   * A rejection does not always mean that the request was not accepted: see `classifyFailure`.
   */
  failoverCluster(clusterIdentifier: string, target: string | undefined): Promise<ClusterView | undefined>;
  /** Returns the RDS events of the account since a time, of all sources, in no particular order. */
  describeEvents(since: Date): Promise<readonly EventView[]>;
}

/** Timeouts of calls. AWS usually answers within half a second. */
export const TIMEOUTS_MS = {
  /** Less than `ANSWER_MARGIN_MS`, because a read may be under way when the margin begins. */
  read: 4_000,
  /** Long, because a late reply is better than a lost reply. */
  failover: 10_000,
};

export interface ClusterView {
  readonly identifier: string;
  /** Status such as `available` or `failing-over`; may lag behind the actual state. */
  readonly status: string;
  readonly members: readonly MemberView[];
}

export interface MemberView {
  readonly identifier: string;
  readonly isWriter: boolean;
  /** 0 to 15; Aurora promotes the lowest first. */
  readonly promotionTier: number;
}

export interface InstanceView {
  /** Status such as `available`. */
  readonly status: string;
  /** Class such as `db.r7g.large` or `db.serverless`. */
  readonly instanceClass: string;
}

export interface EventView {
  /** Type such as `db-cluster` or `db-instance`. */
  readonly sourceType: string;
  readonly source: string;
  readonly categories: readonly string[];
  readonly message: string;
  readonly at: Date;
}
