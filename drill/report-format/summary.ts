import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, optional } from './json-schema';
import { LEAST_FOR_INTERVAL, LEAST_FOR_P95, LEAST_FOR_P99, LEAST_FOR_RULE_OF_THREE } from './sample-sizes';

const distributionSchema = object({
  n: integer,
  values: described(
    'One value per valid run, in order: the upper bound of the outage. `null` for an outage that had not ended.',
    array(nullable(number)),
  ),
  median: nullable(number),
  min: nullable(number),
  max: nullable(number),
  p95: optional(described(`With ${LEAST_FOR_P95} runs or more.`, nullable(number))),
  p99: optional(described(`With ${LEAST_FOR_P99} runs or more.`, nullable(number))),
  interval: optional(
    described(
      `Bootstrap interval of the median, with ${LEAST_FOR_INTERVAL} runs or more: with fewer runs no interval reaches 95 % confidence.`,
      object({ confidence: number, low: nullable(number), high: nullable(number), resamples: integer }),
    ),
  ),
});

/** Distribution of one value per run. `null` is an outage that had not ended; it counts as longer than any other. */
export type Distribution = ValueOf<typeof distributionSchema>;

export const summarySchema = object({
  n: described('Number of runs with valid times. The outages are those of these runs.', integer),
  voidRuns: integer,
  writeOutageMs: distributionSchema,
  readOutageMs: distributionSchema,
  lost: object({
    writes: described('Number of lost writes in all runs whose ledger was read.', integer),
    runsWithLoss: integer,
    runsRead: described('Number of runs whose ledger was read.', integer),
    atMostOfFailovers: described(
      `If no run lost a write: upper bound, with 95 % confidence, of the share of such failovers that lose a write (rule of three, 3 / n). \`null\` if a run lost a write, or if n is less than ${LEAST_FOR_RULE_OF_THREE}, where the rule has no bound below 1.`,
      nullable(number),
    ),
  }),
});

export type Summary = ValueOf<typeof summarySchema>;
