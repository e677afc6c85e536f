import { closest, distance } from 'fastest-levenshtein';

/** What to do about an unknown name: the known one it was probably meant to be, or all of them, as `kind: …`. */
export function suggestion(unknown: string, known: readonly string[], kind: string): string {
  const wanted = unknown.toLowerCase();
  const nearest = closest(
    wanted,
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === nearest);
  // A third of the letters wrong is a slip; more is another word.
  const isNear = distance(wanted, nearest) <= unknown.length / 3;
  return isNear && name ? `did you mean "${name}"?` : `${kind}: ${known.join(', ')}`;
}
