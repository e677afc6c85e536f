/** Figure that the project promises, how to measure it, and its limit. */
export interface Figure {
  /** Name of what is measured: "warm Invoke of a no-op function". */
  readonly name: string;
  /** Limit of the figure. A ratio is relative to the floor measured in the same run. */
  readonly limit: Limit;
  /** Whether the figure is measured only with `--only`, because it takes more than a minute. @default false */
  readonly isOptional?: boolean;
  /** Stricter limit that the project wishes for and cannot reach; a decision gives the reason. */
  readonly wish?: Limit;
  /** Measures figure and floor alternately, so that the machine affects both equally. */
  measure(): Promise<Measurement>;
}

export type Limit =
  | { readonly kind: 'ratio-at-most'; readonly ratio: number }
  | { readonly kind: 'ratio-at-least'; readonly ratio: number }
  /** Difference to the floor, in the measurement's unit. */
  | { readonly kind: 'above-floor-at-most'; readonly value: number }
  | { readonly kind: 'at-most'; readonly value: number }
  /** Limit of every value, not only of the median: for figures of which a single miss is a bug. */
  | { readonly kind: 'every-at-most'; readonly value: number }
  | { readonly kind: 'at-least'; readonly value: number };

export interface Measurement {
  /** Unit of all values, such as `ms`, `MiB` or `requests/s`. */
  readonly unit: string;
  readonly values: readonly number[];
  /** Lowest possible cost of the same task, measured together with the figure: its name and its values. */
  readonly floor?: { readonly name: string; readonly values: readonly number[] };
  /** Where both kept their temporary files, if the figure depends on it. */
  readonly filesIn?: 'memory' | 'disk';
}

/** Measures figure and floor alternately, A B A B …, so that a slow phase of the machine affects both. */
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

/** Returns the duration of `work` in milliseconds of the monotonic clock. */
export async function timedMs(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
