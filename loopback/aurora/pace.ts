import type { CrashType } from './crash-type';

/** Durations of those parts of a failover that AWS performs and PostgreSQL does not. All in milliseconds. */
export interface Pace {
  /** Time from the end of the writer's server to the start of an RDS-initiated failover. */
  readonly detectionMs: number;
  /** Shortest time from the fence to the takeover by the new writer. It includes PostgreSQL's own promotion. */
  readonly promotionMs: number;
  /** Time for which the cluster endpoint still leads to the old writer after the takeover. */
  readonly staleClusterEndpointMs: number;
  /** Time for which the reader endpoint still leads to the promoted reader. */
  readonly staleReaderEndpointMs: number;
  /** Time from the completion of a failover to the status `available`. */
  readonly availableMs: number;
  /** Shortest time from a crash by `aurora_inject_crash` to the restart in place. */
  readonly crashRecoveryMs: Readonly<Record<CrashType, number>>;
  /**
   * Whether connections to a reader are cut when it is promoted. Aurora's are: "if a failover occurs, and the Aurora
   * Replica that you are connected to is promoted to be the primary instance, your connection is dropped" (RDS API
   * reference, DBCluster, ReaderEndpoint). PostgreSQL itself keeps them. @default cut
   */
  readonly promotedReaderSessions?: 'cut' | 'stay';
}

export type PaceName = 'instant' | 'typical' | 'slow';

export const PACES: Readonly<Record<PaceName, Pace>> = {
  /** Adds no time to what PostgreSQL needs. */
  instant: {
    detectionMs: 0,
    promotionMs: 0,
    staleClusterEndpointMs: 0,
    staleReaderEndpointMs: 0,
    availableMs: 0,
    crashRecoveryMs: { instance: 0, dispatcher: 0, node: 0 },
    promotedReaderSessions: 'stay',
  },
  /**
   * One real failover, reported with all its times: requested; first error at +10.2 s, writes resumed at +15.3 s,
   * "Completed" at +21.4 to 22.2 s, `available` at +44 s. So about 5 s without a writer, and 22 s from completed to
   * available. AWS's own lab saw the address change after 9 to 12 s while the engine took 4 to 6 s; the address is
   * cached for 5 s (TTL of the cluster endpoint). The user guide says the reader endpoint "might direct connections to
   * the new primary for a short time": one TTL is assumed here as well. Detection: a real incident and AWS's FIS
   * reports lie between 2 and 10 s; 3 s is assumed. Crashes in place: 23 s were reported for `node`, and AWS's lab saw 4 s
   * for an Aurora MySQL instance. For `dispatcher` no report is known; 4 s is assumed.
   */
  typical: {
    detectionMs: 3_000,
    promotionMs: 5_000,
    staleClusterEndpointMs: 5_000,
    staleReaderEndpointMs: 5_000,
    availableMs: 22_000,
    crashRecoveryMs: { instance: 4_000, dispatcher: 4_000, node: 23_000 },
  },
  /**
   * The 60 to 120 s of the documentation: until March 2023 the user guide said "typically less than 120 seconds, often
   * less than 60". The address may lag 15 to 20 s (AWS's driver documentation on failover). For a
   * crash in place no report of a slow one is known; 60 s is assumed.
   */
  slow: {
    detectionMs: 20_000,
    promotionMs: 40_000,
    staleClusterEndpointMs: 20_000,
    staleReaderEndpointMs: 20_000,
    availableMs: 30_000,
    crashRecoveryMs: { instance: 60_000, dispatcher: 60_000, node: 60_000 },
  },
};
