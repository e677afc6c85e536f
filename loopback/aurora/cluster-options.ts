import type { Clock } from './clock';
import type { Engine } from './engine';
import type { EventLog } from './event-log';
import type { FailoverRow } from './failover/table';
import type { InstanceSpec, MemberDatabase, VolumeCopy } from './model';
import type { Pace } from './pace';

export interface AuroraClusterOptions {
  /** Stored in lower case. */
  readonly identifier: string;
  /** For example `17.9`. The engine runs this major version. */
  readonly engineVersion: string;
  /** Port of all endpoints. The cluster only stores it. */
  readonly port: number;
  /** Instances to create with the cluster. The first is the writer. @default none */
  readonly instances?: readonly InstanceSpec[];
  /**
   * Capacity by which `db.serverless` is compared with provisioned classes when a promotion target is chosen. @default
   * 1
   */
  readonly serverlessMaxCapacityAcu?: number;
  /**
   * `asynchronous` acknowledges writes before any reader has them, so that a failover can lose writes. It exists to prove
   * that checks for lost writes can fail. @default synchronous
   */
  readonly replication?: 'synchronous' | 'asynchronous';
  /** Volume that is copied for the cluster. @default a new volume */
  readonly restoredFrom?: VolumeCopy;
  /**
   * SQL statements that run once, in the template database of a new volume, before any server starts on it. Create roles
   * and functions. @default none
   */
  readonly templateStatements?: readonly string[];
  /**
   * Runs once, on the first writer before it becomes available, unless the copied volume is prepared. Creates the first
   * database. @default nothing
   */
  readonly prepareVolume?: (database: MemberDatabase) => Promise<void>;
}

export interface AuroraClusterDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Event log of the account, which its clusters share. */
  readonly events: EventLog;
  /** Logs progress and failures of background work, one line each. */
  readonly log: (line: string) => void;
  /** Table of the failover's states. Tests pass a broken table to prove that their checks detect it. @default FAILOVER */
  readonly failoverRows?: readonly FailoverRow[];
}
