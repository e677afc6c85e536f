/** Encodes runs of equal values as flat pairs `[value, count, value, count, …]`. */
export function encodeRuns(values: Iterable<number>): number[] {
  return encode(values, (value, first) => value === first);
}

/** Encodes ascending integers as flat pairs `[first, count, first, count, …]`. */
export function encodeRanges(values: Iterable<number>): number[] {
  return encode(values, (value, first, count) => value === first + count);
}

function encode(
  values: Iterable<number>,
  continues: (value: number, first: number, count: number) => boolean,
): number[] {
  const pairs: number[] = [];
  let first: number | undefined;
  let count = 0;
  for (const value of values) {
    if (first !== undefined && continues(value, first, count)) {
      count += 1;
      continue;
    }
    if (first !== undefined) pairs.push(first, count);
    first = value;
    count = 1;
  }
  if (first !== undefined) pairs.push(first, count);
  return pairs;
}
