import type { Bracket, Outage } from './outage';

/** Returns the greatest lower bound and the greatest upper bound of some outages. Both are 0 if the list is empty. */
export function findLongestBracket(outages: readonly Outage[]): Bracket {
  const longest = outages.toSorted((one, other) => compareLengths(other, one))[0];
  if (!longest) return { low: 0, high: 0, ended: true };
  const { high, ended } = longest;
  return { low: Math.max(...outages.map(({ low }) => low)), high, ended };
}

/** Compares outages by their upper bounds. An outage that has not ended counts as longer than any that has. */
export function compareLengths(one: Bracket, other: Bracket): number {
  if (one.high === null && other.high === null) return one.low - other.low;
  return (one.high ?? Number.POSITIVE_INFINITY) - (other.high ?? Number.POSITIVE_INFINITY);
}
