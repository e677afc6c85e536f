import type { ProbeEvent } from './contract';

/** Values that an event's fields may have, both ends included. `contract.ts` states them in words. */
export const LIMITS = {
  durationSeconds: { least: 1, most: 600 },
  /** More would be finer than the clock's timers. */
  rateHz: { least: 1, most: 100 },
  /**
   * "Less than 200 new connections per second" is the limit for IAM logins, of all clients together and less on small
   * instances (user guide, "IAM database authentication"); two lanes at this rate leave room for the others.
   */
  freshRateHz: { least: 1, most: 19 },
  poolSize: { least: 1, most: 50 },
  connectTimeoutMs: { least: 100, most: 30_000 },
  statementTimeoutMs: { least: 100, most: 30_000 },
  ledgerTimeoutSeconds: { least: 1, most: 180 },
} as const satisfies Record<Exclude<keyof ProbeEvent, 'runId'>, Range>;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Values of the fields that an event leaves out. */
export const DEFAULTS = {
  rateHz: 100,
  /** Or `rateHz`, if that is less. */
  freshRateHz: LIMITS.freshRateHz.most,
  /** As in `pg`. */
  poolSize: 10,
  connectTimeoutMs: 2_000,
  statementTimeoutMs: 2_000,
  ledgerTimeoutSeconds: 60,
} as const satisfies Partial<Record<keyof ProbeEvent, number>>;

/** Ticks per second of each lag lane, or `rateHz`, if that is less. */
export const LAG_RATE_HZ = 10;

/** Period of the timer that shows that the probe's event loop runs. */
export const BEAT_MS = 5;
/**
 * Shortest time between two beats that is a stall. Timers are a millisecond or two late on an idle machine; another
 * process costs ten for a moment.
 */
export const STALL_MS = 15;

/** Longest error message that a result repeats. */
export const MAX_MESSAGE_LENGTH = 200;

/** Longest run ID: a row in the database is named by it. */
export const MAX_RUN_ID_LENGTH = 64;

/** Largest result that Lambda passes on: "Invocation payload (request and response)", developer guide, "Lambda quotas". */
export const MAX_RESULT_MIB = 6;

/** Most memory that the longest run may need; the function has 1,769 MiB. */
export const MAX_MEMORY_MIB = 512;
