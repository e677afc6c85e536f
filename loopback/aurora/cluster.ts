import type { Clock } from './clock';
import type { Engine } from './engine';
import type { EventLog } from './event-log';
import type {
  ClusterStatus,
  ConnectionTarget,
  EndpointName,
  FailoverOutcome,
  InstanceSpec,
  Member,
  MemberDatabase,
  TopologyChange,
  Work,
} from './model';
import type { Pace } from './pace';

export interface AuroraClusterOptions {
  /** Lower case. */
  readonly identifier: string;
  /** `17.9`; the major must be the one of the binaries. */
  readonly engineVersion: string;
  /** The one port of all endpoints; the cluster only carries it. */
  readonly port: number;
  /** Instances to create with the cluster, the first as writer. @default none */
  readonly instances?: readonly InstanceSpec[];
  /** Compares `db.serverless` with provisioned classes when a promotion target is chosen. @default 1 */
  readonly serverlessMaxCapacityAcu?: number;
  /**
   * `asynchronous` acknowledges writes before any reader has them, so that a failover can lose some. It exists
   * to prove that checks for loss can fail. @default synchronous
   */
  readonly replication?: 'synchronous' | 'asynchronous';
  /** Runs once, on the first writer before it becomes available: roles, functions, the first database. */
  readonly prepareVolume?: (database: MemberDatabase) => Promise<void>;
}

export interface AuroraClusterDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly events: EventLog;
  /** Progress and failures of background work, one line each. */
  readonly log: (line: string) => void;
}

/** One Aurora cluster: a writer and up to 15 readers over one volume. Calls it refuses throw AuroraError. */
export declare class AuroraCluster {
  /**
   * Status `creating` at once; the volume and the instances follow in the background (`ready`).
   * Throws AuroraError UnsupportedEngineVersion.
   */
  static create(options: AuroraClusterOptions, deps: AuroraClusterDeps): AuroraCluster;

  readonly identifier: string;
  /** `cluster-…`, as in `DbClusterResourceId`. */
  readonly resourceId: string;
  readonly engineVersion: string;
  readonly port: number;
  readonly createdAt: Date;
  readonly events: EventLog;
  /** Settles when the volume and the first instances are available. */
  readonly ready: Work<void>;
  get status(): ClusterStatus;
  /** In order of creation. */
  get members(): readonly Member[];
  /** The member that is writer now, running or not. */
  get writer(): Member | undefined;
  get pace(): Pace;
  set pace(pace: Pace);

  /** Throws unless there is such a member (case-insensitive). */
  member(identifier: string): Member;
  /** The member is there at once, with status `creating`. */
  addInstance(spec: InstanceSpec): { readonly member: Member } & Work<void>;
  /** Removes a writer by way of a failover if a reader is left; the last instance leaves the volume behind. */
  removeInstance(identifier: string): Work<void>;
  modifyInstance(
    identifier: string,
    changes: { readonly instanceClass?: string; readonly promotionTier?: number },
  ): Work<void>;
  rebootInstance(identifier: string): Work<void>;
  /** Status `failing-over` at once. The checks are made in AWS's order. */
  failOver(targetIdentifier?: string): Work<FailoverOutcome>;
  stop(): Work<void>;
  start(): Work<void>;
  /** Throws while it holds an instance that is not being deleted. Removes the volume. Idempotent. */
  delete(): Work<void>;
  /** Ends everything whatever the status is, without events. Idempotent. */
  close(): Promise<void>;

  /** Where a new connection to the endpoint leads now, the pace's stale answers included. */
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
  /** Returns the function that unsubscribes. */
  onTopologyChange(listener: (change: TopologyChange) => void): () => void;
}
