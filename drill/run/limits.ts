/** Limits of a plan. Rates and length of a run have the probe's limits (`lambda/probe/contract.ts`). */
export const MAX_RATE_HZ = 100;
export const MAX_CLIENT_RATE_HZ = 100;
export const DEFAULT_CLIENT_RATE_HZ = 20;

/**
 * Clients that are measured at once for each processor of the machine that runs a loopback account. With more, logins wait
 * for the processors, and the figures depend on the machine instead of the clients: with 13 clients on 2 busy
 * processors, `pg-retry-keyed` reported 572 errors; with four clients it reports none.
 */
export const CLIENTS_PER_PROCESSOR = 3;
export const MAX_RUN_SECONDS = 600;
export const MAX_REPEAT = 10_000;
