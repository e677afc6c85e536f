import type { PaceName } from 'aurora-loopback';

export interface Durations {
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
}

/** Default durations of a run: long enough for a usual failover at each pace, with time to spare. */
export const DURATIONS: Readonly<Record<PaceName | 'aws', Durations>> = {
  instant: { beforeSeconds: 4, afterSeconds: 6 },
  typical: { beforeSeconds: 4, afterSeconds: 40 },
  slow: { beforeSeconds: 4, afterSeconds: 120 },
  aws: { beforeSeconds: 10, afterSeconds: 120 },
};
