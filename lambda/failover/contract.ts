/**
 * The failover function's events, results and errors: its contract with its callers. A `FailoverEvent` fails the cluster
 * over and returns a `FailoverResult`. A `WatchEvent` changes nothing and returns a `WatchResult`.
 *
 * Every moment is an ISO 8601 string in UTC with milliseconds. Within one result, a monotonic clock determines the
 * distance between moments, so their differences are exact durations. Compared with other clocks, moments are as
 * accurate as the function's wall clock.
 */

/** All fields are optional: `{}` fails over the function's cluster and lets Aurora choose the reader. */
export interface FailoverEvent {
  /**
   * Cluster to fail over; case-insensitive.
   *
   * @default the cluster the function was deployed for; any other is refused (`AccessDenied`)
   */
  readonly clusterIdentifier?: string;
  /**
   * Reader to promote: a member of the cluster that is not its writer.
   *
   * @default Aurora chooses
   */
  readonly targetInstanceIdentifier?: string;
  /**
   * Seconds to wait for the end of the failover after it was accepted: an integer from 0 to 840.
   * With 0 the function returns as soon as the failover is accepted. The function stops waiting 5 s before its
   * invocation times out.
   *
   * @default 300
   */
  readonly waitSeconds?: number;
  readonly watchOnly?: false;
}

/** Outcome of an accepted failover. */
export type FailoverResult = CompletedFailover | UnfinishedFailover;

/** The writer has changed and the cluster is `available` again. */
export interface CompletedFailover extends FailoverFacts {
  readonly state: 'completed';
  /** Writer at the end of the wait. */
  readonly newWriter: string;
  readonly timeline: FailoverTimeline & Required<Pick<FailoverTimeline, 'writerChangedAt' | 'availableAt'>>;
}

/** The failover was accepted, but had not ended when the wait ended. It continues without the function. */
export interface UnfinishedFailover extends FailoverFacts {
  readonly state: 'in-progress';
  /** New writer; absent if the writer has not changed yet. */
  readonly newWriter?: string;
  readonly timeline: FailoverTimeline;
}

interface FailoverFacts {
  readonly clusterIdentifier: string;
  /** Writer when the failover was requested. */
  readonly previousWriter: string;
  /**
   * Members of which Aurora is predicted to promote one: the target if there is one, otherwise the readers of the
   * lowest promotion tier and, among those, of the largest class. A reader whose class has no size
   * (`db.serverless`) is never excluded by size.
   */
  readonly predicted: readonly string[];
  /**
   * RDS events of this failover so far, oldest first. RDS delivers events on a best-effort basis: some may be missing.
   * Empty if the events could not be read.
   */
  readonly events: readonly FailoverRecord[];
}

/** Time at which each step was first seen. Polling once a second makes the last three up to about a second late. */
export interface FailoverTimeline {
  /** Time just before `FailoverDBCluster` was called. */
  readonly requestedAt: string;
  /** When the reply arrived or, if the reply was lost, when the failover was first seen to be under way. */
  readonly acceptedAt: string;
  /** When the cluster was first seen `failing-over`. Absent if that status was too short to be seen. */
  readonly failingOverAt?: string;
  /** When the cluster was first seen with another writer. */
  readonly writerChangedAt?: string;
  /** When the cluster was first seen `available` again, and stayed so. */
  readonly availableAt?: string;
}

/**
 * One RDS event of the cluster or of a member. A failover that was requested returns those of the cluster in the category
 * `failover`, and those of a member in the categories `availability` and `notification` or without a category, such as "A
 * new writer was promoted. Restarting database as a reader.".
 */
export interface FailoverRecord {
  /**
   * ID of the event, such as `RDS-EVENT-0071`. `DescribeEvents` does not return the ID, so the function looks it up by
   * the message. Absent if AWS does not document the message.
   */
  readonly id?: string;
  /** Time of the event, by the clock of RDS. */
  readonly at: string;
  /** Identifier of the cluster or the member. */
  readonly source: string;
  /** Message of RDS; AWS changes the wording from time to time. */
  readonly message: string;
}

/**
 * Watches what happens to the cluster, and changes nothing.
 *
 * A caller that disturbs the cluster itself needs two invocations. The first has `waitSeconds: 0` and returns at once:
 * the watch has begun. Then the caller disturbs the cluster, and invokes the function again with the first result as
 * `before`. The second invocation finds everything that happened since the first one, even if it is already over.
 */
export interface WatchEvent {
  readonly watchOnly: true;
  /** Cluster to watch, as in `FailoverEvent`. */
  readonly clusterIdentifier?: string;
  /** Seconds to watch, as in `FailoverEvent`: counted from the start of this invocation. */
  readonly waitSeconds?: number;
  /**
   * Result of the invocation that began the watch.
   *
   * @default the watch begins with this invocation
   */
  readonly before?: Pick<WatchResult, 'clusterIdentifier' | 'previousWriter' | 'predicted'> & {
    readonly timeline: Pick<WatchTimeline, 'beganAt'>;
  };
}

/**
 * Outcome of a watch. The watch ends when the cluster is at rest again: it had a sign of a disturbance, and since then it
 * has been `available` without a new event for ten seconds. If a failover was seen but the writer is the same, this quiet
 * time is 30 seconds instead of ten, because the list of members may lag. A failed failover (RDS-EVENT-0069, RDS-EVENT-0070) ends the watch as
 * soon as the cluster is `available`.
 */
export type WatchResult = WatchedFailover | WatchedDisturbance;

/** The cluster was disturbed, and is at rest with another writer. */
export interface WatchedFailover extends WatchFacts {
  readonly state: 'completed';
  /** Writer at the end of the watch. */
  readonly newWriter: string;
}

export interface WatchedDisturbance extends WatchFacts {
  /**
   * - `role-unchanged`: the cluster was disturbed, and is at rest with the same writer.
   * - `nothing-seen`: no sign of a disturbance.
   * - `in-progress`: the cluster was disturbed, and is not at rest.
   */
  readonly state: 'role-unchanged' | 'nothing-seen' | 'in-progress';
  /** Latest writer other than the previous one, if another writer was seen. */
  readonly newWriter?: string;
}

interface WatchFacts {
  readonly clusterIdentifier: string;
  /** Writer when the watch began. */
  readonly previousWriter: string;
  /** Members of which Aurora would have promoted one when the watch began, by the rules of `FailoverResult`. */
  readonly predicted: readonly string[];
  readonly timeline: WatchTimeline;
  /** RDS events of the cluster and its members since the watch began, except backups and scaling, oldest first. */
  readonly events: readonly FailoverRecord[];
}

/** Times by the clock of the function. Polling makes all but the first up to about a second late. */
export interface WatchTimeline {
  /** When the watch began, by the clock of the invocation that began it. */
  readonly beganAt: string;
  /**
   * When the first sign of a disturbance was seen: a status other than `available`, another writer, or an event. The event
   * contains its own time.
   */
  readonly firstSignAt?: string;
  /** When the cluster was first seen `failing-over`. */
  readonly failingOverAt?: string;
  /** When the cluster was first seen with another writer. */
  readonly writerChangedAt?: string;
  /** When the cluster was first seen `available` after the first sign, and stayed so. */
  readonly availableAt?: string;
}

/**
 * `errorType` of an invocation that failed. `errorMessage` contains the problem, the value allowed and the next step.
 * Errors of AWS keep their names, such as `DBClusterNotFoundFault`, `InvalidDBInstanceStateFault` or `Throttling`.
 *
 * - `ValidationError`: the event is not as described above, or its target is the writer or not a member.
 * - `AccessDenied`: the event names a cluster other than the function's, or IAM denied a call.
 * - `InvalidDBClusterStateFault`: the cluster is not `available` or has no reader to promote. A watch
 *   can begin in any status, but not while the cluster has no writer.
 * - `NotEnoughTime`: too little of the invocation is left to request a failover and receive the reply, or to begin a watch.
 * - `FailoverUnconfirmed`: the request got no reply, and the cluster shows no sign of a failover. The request was sent
 *   once.
 * - `FailoverGivenUp`: the failover was accepted and began, but the cluster is `available` with its previous writer:
 *   Aurora kept the writer, or another failover made it the writer again before this function looked.
 *
 * After the first four, nothing was requested. After the last two, describe the cluster before invoking again.
 */
export type FailoverErrorName =
  | 'ValidationError'
  | 'AccessDenied'
  | 'InvalidDBClusterStateFault'
  | 'NotEnoughTime'
  | 'FailoverUnconfirmed'
  | 'FailoverGivenUp';
