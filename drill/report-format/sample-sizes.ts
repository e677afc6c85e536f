/** Fewer values make a percentile that is simply the greatest value. */
export const LEAST_FOR_P95 = 20;
export const LEAST_FOR_P99 = 100;

/**
 * The median lies between the least and the greatest of n values with a probability of 1 - 2 / 2^n, which is 94 % for
 * five values: only six or more have an interval that contains it with 95 %.
 */
export const LEAST_FOR_INTERVAL = 6;

/** The rule of three bounds nothing below this number of runs: 3 / 3 is all of them. */
export const LEAST_FOR_RULE_OF_THREE = 4;
