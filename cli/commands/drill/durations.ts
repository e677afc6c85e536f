import type { PaceName } from 'aurora-loopback';
import type { CauseName } from '../../../drill/report-format/cause';

export interface Durations {
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  /** `afterSeconds` of causes that take longer. */
  readonly afterSecondsOf?: Partial<Readonly<Record<CauseName, number>>>;
  /** Time limit for a write of a client. It is longer than the outage, so that a client can wait for the new writer. */
  readonly clientDeadlineMs: number;
}

/** Default durations of a run: long enough for a usual failover at each pace, with time to spare. */
export const DURATIONS: Readonly<Record<PaceName | 'aws', Durations>> = {
  instant: { beforeSeconds: 3, afterSeconds: 5, clientDeadlineMs: 30_000 },
  typical: { beforeSeconds: 4, afterSeconds: 40, clientDeadlineMs: 30_000 },
  slow: { beforeSeconds: 4, afterSeconds: 120, clientDeadlineMs: 90_000 },
  aws: {
    beforeSeconds: 10,
    afterSeconds: 120,
    // AWS changes the host of the instance, or restarts the members one after the other.
    afterSecondsOf: { 'class-change': 480, patch: 480 },
    clientDeadlineMs: 90_000,
  },
};
