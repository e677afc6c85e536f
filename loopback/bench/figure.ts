/** One number the project promises, how to measure it, and what it must hold against. */
export interface Figure {
  /** What is measured, as a phrase: "1 writer + 2 readers, from nothing to answering". */
  readonly name: string;
  /** What must hold. A ratio is taken against the floor that was measured in the same run. */
  readonly limit: Limit;
  /** Measures figure and floor in turns, so that both see the same machine. */
  measure(): Promise<Measurement>;
}

export type Limit =
  | { readonly kind: 'ratio-at-most'; readonly ratio: number }
  /** So much more than the floor, in the measurement's unit. */
  | { readonly kind: 'above-floor-at-most'; readonly value: number }
  | { readonly kind: 'at-most'; readonly value: number }
  | { readonly kind: 'at-least'; readonly value: number };

export interface Measurement {
  /** Unit of all values, such as `ms`, `MiB` or `requests/s`. */
  readonly unit: string;
  readonly values: readonly number[];
  /** The least the same thing can cost, measured beside it: what it is, and its values. */
  readonly floor?: { readonly name: string; readonly values: readonly number[] };
}

/** Measures two things in turns, A B A B …, so that a slow moment of the machine meets both. */
export async function inTurns(
  runs: number,
  figure: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<{ values: number[]; floorValues: number[] }> {
  const values: number[] = [];
  const floorValues: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    floorValues.push(await floor());
    values.push(await figure());
  }
  return { values, floorValues };
}

/** How long `work` takes, in milliseconds of the monotonic clock. */
export async function timedMs(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
