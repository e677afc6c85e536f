import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, optional } from './json-schema';
import { LEAST_FOR_INTERVAL, LEAST_FOR_P95, LEAST_FOR_P99, LEAST_FOR_RULE_OF_THREE } from './sample-sizes';

const distributionSchema = object({
  n: integer,
  values: described(
    'One per run, in their order: the upper end of the bracket. `null` for an outage that had not ended.',
    array(nullable(number)),
  ),
  median: nullable(number),
  min: nullable(number),
  max: nullable(number),
  p95: optional(described(`From ${LEAST_FOR_P95} runs on.`, nullable(number))),
  p99: optional(described(`From ${LEAST_FOR_P99} runs on.`, nullable(number))),
  interval: optional(
    described(
      `Bootstrap interval of the median, from ${LEAST_FOR_INTERVAL} runs on: fewer cannot hold it with 95 %.`,
      object({ confidence: number, low: nullable(number), high: nullable(number), resamples: integer }),
    ),
  ),
});

/** `null` stands for "had not ended", and counts as longer than any other. */
export type Distribution = ValueOf<typeof distributionSchema>;

export const summarySchema = object({
  n: described('Runs whose times are worth something; the outages are of these.', integer),
  voidRuns: integer,
  writeOutageMs: distributionSchema,
  readOutageMs: distributionSchema,
  lost: object({
    writes: described('Lost writes of all runs whose ledger was read.', integer),
    runsWithLoss: integer,
    runsRead: described('Runs whose ledger was read.', integer),
    atMostOfFailovers: described(
      `Where no run lost any: with 95 % confidence, no more than this part of such failovers loses a write (rule of three, 3 / n). \`null\` where n is less than ${LEAST_FOR_RULE_OF_THREE}, which bounds nothing.`,
      nullable(number),
    ),
  }),
});

export type Summary = ValueOf<typeof summarySchema>;
