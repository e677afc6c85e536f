import type { Clock } from './clock';
import type { Engine } from './engine';
import type { EventLog } from './event-log';
import type { FailoverRow } from './failover/table';
import type { InstanceSpec, MemberDatabase } from './model';
import type { Pace } from './pace';

export interface AuroraClusterOptions {
  /** Stored in lower case. */
  readonly identifier: string;
  /** `17.9`; the major must be one the engine runs. */
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
  /** The account's log, which several clusters share. */
  readonly events: EventLog;
  /** Progress and failures of background work, one line each. */
  readonly log: (line: string) => void;
  /** The failover's states. Tests hand in a broken table, to prove that their checks notice. @default FAILOVER */
  readonly failoverRows?: readonly FailoverRow[];
}
