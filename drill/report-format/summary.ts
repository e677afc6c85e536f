import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, optional } from './json-schema';

const distributionShape = object({
  n: integer,
  values: described(
    'One per run, in their order: the upper end of the bracket. `null` for an outage that had not ended.',
    array(nullable(number)),
  ),
  median: nullable(number),
  min: nullable(number),
  max: nullable(number),
  p95: optional(described('From 20 runs on.', nullable(number))),
  p99: optional(described('From 100 runs on.', nullable(number))),
  interval: optional(
    described(
      'Bootstrap interval of the median, from 6 runs on: fewer cannot hold it with 95 %.',
      object({ confidence: number, low: nullable(number), high: nullable(number), resamples: integer }),
    ),
  ),
});

/** `null` stands for "had not ended", and counts as longer than any other. */
export type Distribution = ValueOf<typeof distributionShape>;

export const summaryShape = object({
  n: described('Runs whose times are worth something; the outages are of these.', integer),
  voidRuns: integer,
  writeOutageMs: distributionShape,
  readOutageMs: distributionShape,
  lost: object({
    writes: described('Lost writes of all runs whose ledger was read.', integer),
    runsWithLoss: integer,
    runsRead: described('Runs whose ledger was read.', integer),
    atMostOfFailovers: described(
      'Where no run lost any: with 95 % confidence, no more than this part of such failovers loses a write (rule of three, 3 / n). `null` where n is less than 4, which bounds nothing.',
      nullable(number),
    ),
  }),
});

export type Summary = ValueOf<typeof summaryShape>;
