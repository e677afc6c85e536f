import type { Witnesses } from '../acknowledgements';
import type { ClusterMember } from '../cluster-member';
import type { StoredLog } from '../engine';
import type { FailoverCause } from '../event-messages';

/** Facts about one failover, collected while it runs. */
export class FailoverProgress {
  readonly cause: FailoverCause;
  /** Writer at the start of the failover. */
  readonly previous: ClusterMember;
  target: ClusterMember | undefined;
  /** Member to fence next: the old writer, later a target whose promotion failed. */
  suspect: ClusterMember;
  /** Members that had the acknowledged writes when the old writer was fenced. */
  witnesses: Witnesses | undefined;
  fencedAtMs = 0;
  /** Part of the log that each reader in step had after the fence. */
  stored = new Map<ClusterMember, StoredLog>();
  /** Log position that a new writer must have reached to have every acknowledged write. */
  needed: bigint | undefined;
  /** Readers that failed as target. */
  readonly refused = new Set<ClusterMember>();
  /** Reason of a failure, for people. */
  reason = '';

  constructor(previous: ClusterMember, cause: FailoverCause, target: ClusterMember | undefined) {
    this.previous = previous;
    this.suspect = previous;
    this.cause = cause;
    this.target = target;
  }
}
