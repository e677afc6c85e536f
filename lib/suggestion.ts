import { closest, distance } from 'fastest-levenshtein';

/** Suggests a known name for an unknown one: the most similar name or, if none is similar, all names as `kind: …`. */
export function suggestion(unknown: string, known: readonly string[], kind: string): string {
  const name = findSimilar(unknown, known);
  return name === undefined ? `${kind}: ${known.join(', ')}` : `did you mean "${name}"?`;
}

/** Returns the known name that is most similar to an unknown one; undefined if none is similar. */
export function findSimilar(unknown: string, known: readonly string[]): string | undefined {
  const wanted = unknown.toLowerCase();
  const nearest = closest(
    wanted,
    known.map((name) => name.toLowerCase()),
  );
  // Up to a third of the letters may differ in a typing error.
  if (distance(wanted, nearest) > unknown.length / 3) return undefined;
  return known.find((candidate) => candidate.toLowerCase() === nearest);
}
