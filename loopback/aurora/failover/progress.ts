import type { Witnesses } from '../acknowledgements';
import type { ClusterMember } from '../cluster-member';
import type { StoredLog } from '../engine';
import type { FailoverCause } from '../event-messages';

/** Facts about one failover, collected while it runs. */
export class FailoverProgress {
  readonly cause: FailoverCause;
  /** The writer when it began. */
  readonly previous: ClusterMember;
  target: ClusterMember | undefined;
  /** Whom to fence next: the old writer, later a target whose promotion failed. */
  suspect: ClusterMember;
  /** Where the acknowledged writes were when the old writer was fenced. */
  witnesses: Witnesses | undefined;
  fencedAtMs = 0;
  /** How much of the log the readers in step had after the fence. */
  stored = new Map<ClusterMember, StoredLog>();
  /** A writer that has this much of the log has every acknowledged write. */
  needed: bigint | undefined;
  /** Readers that failed as a target. */
  readonly refused = new Set<ClusterMember>();
  /** Why it did not succeed, for people. */
  reason = '';

  constructor(previous: ClusterMember, cause: FailoverCause, target: ClusterMember | undefined) {
    this.previous = previous;
    this.suspect = previous;
    this.cause = cause;
    this.target = target;
  }
}
