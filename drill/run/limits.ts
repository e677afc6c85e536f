/** Limits of a plan. Rates and length of a run have the probe's limits (`lambda/probe/contract.ts`). */
export const MAX_RATE_HZ = 100;
export const MAX_CLIENT_RATE_HZ = 100;
export const DEFAULT_CLIENT_RATE_HZ = 20;
export const MAX_RUN_SECONDS = 600;
export const MAX_REPEAT = 10_000;
