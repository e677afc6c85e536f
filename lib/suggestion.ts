import { closest, distance } from 'fastest-levenshtein';

/** Suggests a known name for an unknown one: the most similar name or, if none is similar, all names as `kind: …`. */
export function suggestion(unknown: string, known: readonly string[], kind: string): string {
  const wanted = unknown.toLowerCase();
  const nearest = closest(
    wanted,
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === nearest);
  // Up to a third of the letters may differ in a typing error.
  const isNear = distance(wanted, nearest) <= unknown.length / 3;
  return isNear && name ? `did you mean "${name}"?` : `${kind}: ${known.join(', ')}`;
}
