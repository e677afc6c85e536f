import type { PostgresBinaries } from './binaries';

/** The private temporary folder servers live in, and the process that outlives the lab to clean it up. */
export interface PostgresHome {
  /** Absolute path, short enough for Unix sockets, 0700. */
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  /** Ends every server (by force) and removes the folder. Idempotent. */
  close(): Promise<void>;
}

/** Ready for use on return. The servers of one home run as one operating-system user, never root. */
export declare function createPostgresHome(binaries: PostgresBinaries): Promise<PostgresHome>;
