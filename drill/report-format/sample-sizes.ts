/** With fewer values the percentile equals the greatest value. */
export const LEAST_FOR_P95 = 20;
export const LEAST_FOR_P99 = 100;

/**
 * The median lies between the least and the greatest of n values with a probability of 1 - 2 / 2^n. That is 94 % for
 * five values, so an interval that contains the median with a probability of 95 % needs six.
 */
export const LEAST_FOR_INTERVAL = 6;

/** With fewer runs the rule of three has no bound below 1: 3 / 3. */
export const LEAST_FOR_RULE_OF_THREE = 4;
