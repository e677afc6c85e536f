import { closest, distance } from 'fastest-levenshtein';

/** What to do about a misspelt key: the known key it was probably meant to be, or all of them. */
export function suggestion(key: string, known: readonly string[]): string {
  const nearest = closest(
    key.toLowerCase(),
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === nearest);
  const isNear = distance(key.toLowerCase(), nearest) <= Math.max(2, key.length / 3);
  return isNear && name ? `did you mean "${name}"?` : `known settings: ${known.join(', ')}`;
}
