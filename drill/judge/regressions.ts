import type { ComparedLoss, ComparedOutage, Comparison, MedianBounds } from '../report-format/comparison';
import { formatBracket, formatMs, formatNumberOf } from '../report-format/number-text';

/** Lists why a drill is worse than its baseline, or cannot be compared with it, one sentence each. */
export function findRegressionReasons(comparison: Comparison): string[] {
  const { differences, outages, losses, maxRegression } = comparison;
  return [
    ...differences.map((difference) => `the drill cannot be compared with its baseline: ${difference}`),
    ...losses.flatMap((loss) => findLossRegression(loss)),
    ...outages.flatMap((outage) => findOutageRegression(outage, maxRegression)),
  ];
}

/** Describes a new loss; empty if the loss is not a regression. */
export function findLossRegression(loss: ComparedLoss): string[] {
  if (loss.state !== 'regressed') return [];
  const lost = formatNumberOf(loss.drill ?? 0, 'acknowledged write');
  return [`${nameSubject(loss)}: ${lost} lost; the baseline lost none`];
}

/** Describes a longer outage; empty if the outage is not a regression. */
export function findOutageRegression(outage: ComparedOutage, maxRegression: number): string[] {
  const { state, drill, baseline, limitMs } = outage;
  if (state !== 'regressed' || limitMs === null || baseline.high === null) return [];
  const isNoticed = limitMs <= maxRegression * baseline.high;
  const of = isNoticed
    ? `the upper bound of the baseline, ${formatMs(baseline.high)}`
    : `the shortest outage that is certainly noticed, ${formatMs(limitMs / maxRegression)}`;
  return [
    `${nameSubject(outage)}: the median outage is ${formatBounds(drill)}; the limit is ${formatMs(limitMs)}, ${maxRegression} times ${of}`,
  ];
}

/** Names the cause, and the client or the probe. */
export function nameSubject({ cause, client }: Pick<ComparedOutage, 'cause' | 'client'>): string {
  return `cause ${cause}, ${client === undefined ? 'writes of the probe' : `client ${client}`}`;
}

/** Formats the bounds of a median: `199 to 209 ms`, `at least 12.0 s`, `none`. */
export function formatBounds({ n, low, high }: MedianBounds): string {
  if (n === 0) return 'no valid run';
  return low === null ? 'not recovered' : formatBracket({ low, high });
}
