import type { PaceName } from 'aurora-loopback';

export interface Durations {
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  /** Time limit for a write of a client. It is longer than the outage, so that a client can wait for the new writer. */
  readonly clientDeadlineMs: number;
}

/** Default durations of a run: long enough for a usual failover at each pace, with time to spare. */
export const DURATIONS: Readonly<Record<PaceName | 'aws', Durations>> = {
  instant: { beforeSeconds: 4, afterSeconds: 6, clientDeadlineMs: 30_000 },
  typical: { beforeSeconds: 4, afterSeconds: 40, clientDeadlineMs: 30_000 },
  slow: { beforeSeconds: 4, afterSeconds: 120, clientDeadlineMs: 90_000 },
  aws: { beforeSeconds: 10, afterSeconds: 120, clientDeadlineMs: 90_000 },
};
