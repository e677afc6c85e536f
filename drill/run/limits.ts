/** Limits of a plan. Those of a run are the probe's, as `lambda/probe/contract.ts` states them. */
export const MAX_RATE_HZ = 100;
export const MAX_RUN_SECONDS = 600;
export const MAX_REPEAT = 10_000;
