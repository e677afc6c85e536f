import { CAUSE_NAMES } from './cause';
import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, oneOf, optional, string } from './json-schema';
import { LEAST_FOR_INTERVAL } from './sample-sizes';

const boundsSchema = object({
  n: described('Number of valid runs.', integer),
  median: described(
    'Median of the upper bounds; `null` if the outage at the median had not ended, or without a valid run.',
    nullable(number),
  ),
  low: described(
    `Lower bound of the median. With ${LEAST_FOR_INTERVAL} runs or more: lower end of the 95 % bootstrap interval of the lower bounds. With fewer runs: the smallest lower bound. \`null\` if no run has one, because a client crashed or was not opened, or without a valid run.`,
    nullable(number),
  ),
  high: described(
    `Upper bound of the median. With ${LEAST_FOR_INTERVAL} runs or more: upper end of the 95 % bootstrap interval of the upper bounds. With fewer runs: the largest upper bound. \`null\` if the outage at this bound had not ended, or without a valid run.`,
    nullable(number),
  ),
});

/** Bounds of the median of an outage. `null` counts as longer than any other outage. */
export type MedianBounds = ValueOf<typeof boundsSchema>;

const subject = {
  cause: oneOf(...CAUSE_NAMES),
  client: optional(described('Name of the client; the probe if absent.', string)),
};

const comparedOutageSchema = object({
  ...subject,
  state: described(
    '`regressed`: the lower bound of the drill is above `limitMs`. `uncertain`: the median is more than `maxRegression` times the median of the baseline, but the bounds do not prove a regression. `not-compared`: one side has no valid run.',
    oneOf('kept', 'regressed', 'uncertain', 'not-compared'),
  ),
  drill: boundsSchema,
  baseline: boundsSchema,
  limitMs: described(
    '`maxRegression` times the larger of two values: the upper bound of the baseline, and the length from which an outage is certainly noticed; `null` if the baseline has no upper bound.',
    nullable(number),
  ),
});

/** Outage of writes after one cause, of the probe or of a client, in the drill and in its baseline. */
export type ComparedOutage = ValueOf<typeof comparedOutageSchema>;

const comparedLossSchema = object({
  ...subject,
  state: described(
    '`regressed`: the drill lost writes, and the baseline lost none. `not-compared`: the rows of one side could not be read.',
    oneOf('kept', 'regressed', 'not-compared'),
  ),
  drill: described('Number of lost writes; `null` if the rows could not be read.', nullable(integer)),
  baseline: described('Number of lost writes; `null` if the rows could not be read.', nullable(integer)),
});

/** Lost writes after one cause, of the probe or of a client, in the drill and in its baseline. */
export type ComparedLoss = ValueOf<typeof comparedLossSchema>;

export const comparisonSchema = object({
  createdAt: described('When the baseline was created, ISO 8601.', string),
  maxRegression: described(
    'Largest allowed ratio of the median of an outage to that of the baseline.',
    number,
  ),
  differences: described(
    'Why the drill cannot be compared with its baseline, one sentence each; empty if it can. If it is not empty, nothing is compared, and the verdict is `not-held`.',
    array(string),
  ),
  outages: array(comparedOutageSchema),
  losses: array(comparedLossSchema),
  notCompared: described(
    'Causes and clients that only the drill or only its baseline has, one sentence each.',
    array(string),
  ),
});

/** Comparison of a drill with an earlier report, its baseline. */
export type Comparison = ValueOf<typeof comparisonSchema>;
