import type { Comparison } from '../report-format/comparison';
import { LEAST_FOR_INTERVAL } from '../report-format/sample-sizes';
import { toSentence } from './sentences';

/** Describes the rule of the comparison. */
export function describeRule({ createdAt, maxRegression }: Comparison): string {
  const when = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`;
  return `The baseline is the report of ${when}. A regression is a new loss, or a median outage whose lower bound is above the limit: ${maxRegression} times the upper bound of the baseline.`;
}

/** Lists what to know about the result of the comparison, one sentence each. */
export function listComparisonNotes({ differences, outages, notCompared }: Comparison): string[] {
  const isUncertain = outages.some(({ state }) => state === 'uncertain');
  const runs = outages.flatMap(({ drill, baseline }) => [drill.n, baseline.n]).filter((n) => n > 0);
  const fewest = runs.length > 0 ? Math.min(...runs) : LEAST_FOR_INTERVAL;
  return [
    ...differences.map((difference) => toSentence(`nothing is compared, because ${difference}`)),
    ...(isUncertain
      ? [
          'Uncertain: the median is above the limit, but the outages vary so much that this may be chance. Repeat the drill more often.',
        ]
      : []),
    ...(fewest < LEAST_FOR_INTERVAL
      ? [
          `With fewer than ${LEAST_FOR_INTERVAL} runs, the bounds of a median are its shortest and its longest outage. ${fewest === 1 ? 'One run does not show how much outages vary, so a regression may be chance.' : 'Few runs show only large regressions.'}`,
        ]
      : []),
    ...notCompared.map(toSentence),
  ];
}
