import type { PaceName } from 'aurora-loopback';

export interface Durations {
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
}

/** How long a drill measures by default: until a failover is usually over at that pace, and some time more. */
export const DURATIONS: Readonly<Record<PaceName | 'aws', Durations>> = {
  instant: { beforeSeconds: 4, afterSeconds: 6 },
  typical: { beforeSeconds: 4, afterSeconds: 40 },
  slow: { beforeSeconds: 4, afterSeconds: 120 },
  aws: { beforeSeconds: 10, afterSeconds: 120 },
};
