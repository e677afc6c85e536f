/** Line of a page that means any number of lines of output. */
const OMISSION = '…';

/** Values that differ from run to run. The rows apply in this order. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/arn:aws[\w-]*:[^\s"',]+/g, 'ARN'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UUID'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00)?/g, 'TIME'],
  [/\b\d\d:\d\d:\d\d(\.\d+)?\b/g, 'TIME'],
  [/\b(127\.0\.0\.1|localhost):\d+/g, '127.0.0.1:PORT'],
  [/\b\d{12}\b/g, 'ACCOUNT'],
  [/\bpid \d+/g, 'pid PID'],
  [/[+-]?\b\d+(\.\d+)? ?(ms|s|seconds?|minutes?|min)\b/g, 'DURATION'],
  [/\b(aurorafailoverlab)-\d\b/g, '$1-N'],
  [/\b(cluster(?:-ro)?)-[a-z0-9]{12}\./g, '$1-ID.'],
  [/(Function[0-9A-F]{8})-\w{12}\b/g, '$1-ID'],
  // Widths of columns depend on the values in them.
  [/-{2,}/g, '-'],
  [/\s+/g, ' '],
];

/** Replaces values that differ from run to run, such as times, ports and identifiers, by words. */
export function mask(line: string): string {
  return MASKS.reduce((text, [pattern, word]) => text.replace(pattern, word), line).trim();
}

/**
 * Finds the first line of a page that the output does not contain at its place; undefined if the output is as the page
 * shows it. Empty lines, and the lines in which npm repeats the command, do not count.
 */
export function findDifference(expected: readonly string[], output: string): string | undefined {
  const wanted = expected.map(mask).filter(Boolean);
  const printed = output
    .split('\n')
    .filter((line) => !line.startsWith('> '))
    .map(mask)
    .filter(Boolean);
  let at = 0;
  let mayOmit = false;
  for (const line of wanted) {
    if (line === OMISSION) {
      mayOmit = true;
      continue;
    }
    const found = mayOmit ? printed.indexOf(line, at) : at;
    if (printed[found] !== line) return line;
    at = found + 1;
    mayOmit = false;
  }
  return mayOmit || at === printed.length
    ? undefined
    : `(end of the output; it continues with: ${printed[at]})`;
}
