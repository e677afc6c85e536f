/**
 * Interface of a client: code that writes to the database as an application does. The probe runs the clients of a drill
 * during the failover, each in its own worker thread, and reports what each experiences.
 *
 * A client is a module with these exports:
 * - `default`: a function {@link OpenClient}
 * - `lesson`, optional: one sentence for the report on what this client shows
 * - `settings`, optional: the settings to show in the report, as an object of text, numbers and booleans
 *
 * The probe owns the schedule, the key of each write, the deadline, the clock and the comparison with the stored rows.
 */

import type { PoolConfig } from 'pg';

/** Opens a client. It may open connections, but must not write. A rejection means that the client cannot run. */
export type OpenClient = (target: ClientTarget) => Promise<Client>;

/** The database, as a client needs it. */
export interface ClientTarget {
  /** Cluster endpoint. It leads to the writer; after a failover it leads to the old writer for some time. */
  readonly writer: Endpoint;
  /** Reader endpoint. */
  readonly reader: Endpoint;
  /** Instance endpoints of all members, in any role. */
  readonly instances: readonly Endpoint[];
  readonly database: string;
  readonly user: string;
  /**
   * Returns an IAM authentication token for an endpoint, which the database accepts as the password. Call it for every
   * new connection: a token is valid for 15 minutes, and for one endpoint only.
   *
   * @param endpoint @default the cluster endpoint
   */
  password(endpoint?: Endpoint): Promise<string>;
  /** Certificates to trust, in PEM format. */
  readonly ca: string;
  /** Settings for a `Pool` or `Client` of `pg` on the cluster endpoint, with a pool of 4 connections. */
  readonly pg: PoolConfig;
  /** Returns the INSERT statement of a write, with placeholders `$1` to `$4` for its values. */
  insert(write: Write): Insert;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface Insert {
  readonly text: string;
  readonly values: string[];
}

export interface Client {
  /**
   * Writes one row. Resolve to acknowledge the write to the caller; reject to report an error to the caller. The probe
   * counts a write without an answer at the deadline as an error, and aborts `signal` then.
   */
  write(write: Write, signal: AbortSignal): Promise<void>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** One write of the application. */
export interface Write {
  /** Identifies the write. Two rows with the same key are a duplicate. */
  readonly key: string;
  /**
   * Number of the attempt, 1 at first. The table accepts each combination of key and attempt once. A client that retries
   * with a new attempt writes twice if the lost attempt was applied.
   */
  readonly attempt: number;
}
