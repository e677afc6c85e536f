import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, optional } from './json-schema';
import { LEAST_FOR_INTERVAL, LEAST_FOR_P95, LEAST_FOR_P99, LEAST_FOR_RULE_OF_THREE } from './sample-sizes';

const distributionSchema = object({
  n: integer,
  values: described(
    'One value per valid run, in order of the runs: the upper bound of the longest outage. `null` if that outage had not ended.',
    array(nullable(number)),
  ),
  median: nullable(number),
  min: nullable(number),
  max: nullable(number),
  p95: optional(described(`Present with ${LEAST_FOR_P95} runs or more.`, nullable(number))),
  p99: optional(described(`Present with ${LEAST_FOR_P99} runs or more.`, nullable(number))),
  interval: optional(
    described(
      `Bootstrap interval of the median. Present with ${LEAST_FOR_INTERVAL} runs or more: with fewer runs no interval reaches 95 % confidence.`,
      object({ confidence: number, low: nullable(number), high: nullable(number), resamples: integer }),
    ),
  ),
});

/**
 * Distribution of one value per run. `null` is an outage that had not ended. It counts as longer than every other
 * outage.
 */
export type Distribution = ValueOf<typeof distributionSchema>;

export const summarySchema = object({
  n: described(
    'Number of runs with valid timings. `writeOutageMs` and `readOutageMs` summarise only these runs, of all causes together.',
    integer,
  ),
  voidRuns: integer,
  writeOutageMs: distributionSchema,
  readOutageMs: distributionSchema,
  lost: object({
    writes: described('Number of lost writes in all runs whose ledger was read.', integer),
    runsWithLoss: integer,
    runsRead: described('Number of runs whose ledger was read.', integer),
    atMostOfFailovers: described(
      `If no run lost a write: largest share of failovers like these that may lose a write, with 95 % confidence (rule of three, 3 / \`runsRead\`). \`null\` if a run lost a write, or if \`runsRead\` is less than ${LEAST_FOR_RULE_OF_THREE}, where the rule has no bound below 1.`,
      nullable(number),
    ),
  }),
});

export type Summary = ValueOf<typeof summarySchema>;
