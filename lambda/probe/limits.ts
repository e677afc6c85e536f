import type { ProbeEvent } from './contract';

/** Allowed values of an event's fields, both limits included. `contract.ts` states them in words. */
export const LIMITS = {
  durationSeconds: { least: 1, most: 600 },
  /** Timers are too coarse for more. */
  rateHz: { least: 1, most: 100 },
  /**
   * IAM logins are limited to "less than 200 new connections per second", for all clients together, and to fewer on
   * small instances (user guide, "IAM database authentication"). Two lanes at this rate leave room for other clients.
   */
  freshRateHz: { least: 1, most: 19 },
  poolSize: { least: 1, most: 50 },
  connectTimeoutMs: { least: 100, most: 30_000 },
  statementTimeoutMs: { least: 100, most: 30_000 },
  ledgerTimeoutSeconds: { least: 1, most: 180 },
  clientRateHz: { least: 1, most: 100 },
  clientDeadlineMs: { least: 100, most: 180_000 },
} as const satisfies Record<Exclude<keyof ProbeEvent, 'runId' | 'clients'>, Range>;

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Defaults of an event's fields. */
export const DEFAULTS = {
  rateHz: 100,
  /** Or `rateHz`, if it is lower. */
  freshRateHz: LIMITS.freshRateHz.most,
  /** As in `pg`. */
  poolSize: 10,
  connectTimeoutMs: 2_000,
  statementTimeoutMs: 2_000,
  ledgerTimeoutSeconds: 60,
  clientRateHz: 20,
  clientDeadlineMs: 30_000,
} as const satisfies Partial<Record<keyof ProbeEvent, number>>;

/** Ticks per second of each lag lane, or `rateHz`, if it is lower. */
export const LAG_RATE_HZ = 10;

/** Period of the timer that detects stalls of the probe's event loop. */
export const BEAT_MS = 5;
/**
 * Shortest time between two beats that counts as a stall. Timers are one or two milliseconds late on an idle machine,
 * and sometimes ten milliseconds late if another process is busy.
 */
export const STALL_MS = 15;

/** Length to which a result truncates error messages. */
export const MAX_MESSAGE_LENGTH = 200;

/** Longest run ID. It is a key in the database. */
export const MAX_RUN_ID_LENGTH = 64;

/** Largest result that Lambda returns: "Invocation payload (request and response)", developer guide, "Lambda quotas". */
export const MAX_RESULT_MIB = 6;

/**
 * Largest result that the probe plans for: 0.5 MiB less than Lambda returns, because the size is estimated before the run.
 */
export const MAX_PLANNED_BYTES = 5_500_000;

/** Memory limit for the longest run, and for a run with all built-in clients. The function has 3,538 MiB. */
export const MAX_MEMORY_MIB = 512;

/** Connections in the pool of each client: the same for all, so that their results are comparable. */
export const CLIENT_POOL_SIZE = 4;

/** Time limit for a client's `open`, and for its `close`. */
export const CLIENT_OPEN_TIMEOUT_MS = 15_000;
export const CLIENT_CLOSE_TIMEOUT_MS = 5_000;
