/** With fewer values a percentile is always the largest value. */
export const LEAST_FOR_P95 = 20;
export const LEAST_FOR_P99 = 100;

/**
 * The median lies between the smallest and the largest of n values with a probability of 1 - 2 / 2^n. With five values
 * this probability is 94 %, so an interval that contains the median with a probability of 95 % needs six values.
 */
export const LEAST_FOR_INTERVAL = 6;

/** The rule of three has a bound below 1 only with more than three runs: with three runs it is 3 / 3. */
export const LEAST_FOR_RULE_OF_THREE = 4;
