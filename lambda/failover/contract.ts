/**
 * The failover function's event, result and errors: its contract with its callers.
 *
 * Every moment is an ISO 8601 string in UTC with milliseconds. The moments of one result are spaced by a
 * monotonic clock, so differences between them are durations; against other clocks they are as good as
 * the function's own wall clock.
 */

/** Everything is optional: `{}` fails the function's own cluster over and lets Aurora choose the reader. */
export interface FailoverEvent {
  /**
   * The cluster to fail over, compared without regard to case.
   *
   * @default the cluster the function was deployed for; any other is refused (`AccessDenied`)
   */
  readonly clusterIdentifier?: string;
  /**
   * The reader to promote: a member of the cluster that is not its writer.
   *
   * @default Aurora chooses
   */
  readonly targetInstanceIdentifier?: string;
  /**
   * How many seconds to wait for the end of the failover after it was accepted: an integer from 0 to 840.
   * With 0 the function returns as soon as the failover is accepted. It never waits longer than the
   * invocation lasts, less 5 s to answer in.
   *
   * @default 300
   */
  readonly waitSeconds?: number;
}

/** Outcome of an accepted failover. */
export type FailoverResult = CompletedFailover | UnfinishedFailover;

/** The writer has changed and the cluster is `available` again. */
export interface CompletedFailover extends FailoverFacts {
  readonly state: 'completed';
  /** The writer now. */
  readonly newWriter: string;
  readonly timeline: FailoverTimeline & Required<Pick<FailoverTimeline, 'writerChangedAt' | 'availableAt'>>;
}

/** The failover was accepted; the wait ended before it did. It goes on without the function. */
export interface UnfinishedFailover extends FailoverFacts {
  readonly state: 'in-progress';
  /** The writer now, once it has changed. */
  readonly newWriter?: string;
  readonly timeline: FailoverTimeline;
}

interface FailoverFacts {
  readonly clusterIdentifier: string;
  /** The writer when the failover was requested. */
  readonly previousWriter: string;
  /**
   * The members Aurora should choose among: the target if there is one, otherwise the readers of the
   * lowest promotion tier and, among those, of the largest class. A reader whose class has no size to
   * compare (`db.serverless`) is never ruled out by size.
   */
  readonly predicted: readonly string[];
  /**
   * What RDS recorded of this failover so far, oldest first. RDS delivers events on a best-effort basis:
   * some may be missing, and all are when they could not be read.
   */
  readonly events: readonly FailoverRecord[];
}

/** When each step was first seen. Polling once a second makes the last three up to about a second late. */
export interface FailoverTimeline {
  /** Just before `FailoverDBCluster` was called. */
  readonly requestedAt: string;
  /** When its reply arrived or, if the reply was lost, when the failover was first seen to be under way. */
  readonly acceptedAt: string;
  /** First seen `failing-over`. Absent when that was too short to be seen. */
  readonly failingOverAt?: string;
  /** First seen with another writer. */
  readonly writerChangedAt?: string;
  /** First seen `available` again, from when on it stayed so. */
  readonly availableAt?: string;
}

/**
 * One RDS event of the cluster (category `failover`) or of a member (category `availability`, or none: "A new
 * writer was promoted. Restarting database as a reader." has no category).
 */
export interface FailoverRecord {
  /**
   * Such as `RDS-EVENT-0071`. Absent when the message is none that AWS documents: `DescribeEvents` does
   * not return the ID, so it is looked up from the message.
   */
  readonly id?: string;
  /** When it happened, by RDS's clock. */
  readonly at: string;
  /** The cluster's or the member's identifier. */
  readonly source: string;
  /** As RDS words it; the wording changes over time. */
  readonly message: string;
}

/**
 * The `errorType` of an invocation that failed; `errorMessage` says what was seen, what is allowed and
 * what to do. Errors of AWS keep their names, such as `DBClusterNotFoundFault`, `InvalidDBInstanceStateFault`
 * or `Throttling`.
 *
 * - `ValidationError`: the event is not as described above, or its target is the writer or no member.
 * - `AccessDenied`: the event names another cluster than the function's own (or IAM denied a call).
 * - `InvalidDBClusterStateFault`: the cluster is not `available` or has no reader to promote.
 * - `NotEnoughTime`: too little of the invocation is left to request a failover and receive the reply.
 * - `FailoverUnconfirmed`: the request got no reply and the cluster shows no sign of it. It was sent once.
 * - `FailoverGivenUp`: the failover was accepted and began, but the cluster came to rest with its previous writer: Aurora
 *   kept it, or another failover brought it back before this function looked.
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
