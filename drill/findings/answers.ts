import type { AnswerCount } from '../report-format/lane';
import { groupBy } from './group-by';
import { roundMs } from './spans';
import type { Tick } from './ticks';

/** Counts the answers of each kind, with the times of the first and the last. Orders the kinds by their first answer. */
export function countAnswers(ticks: readonly Tick[]): AnswerCount[] {
  const kinds = groupBy(ticks, ({ answer }) => answer);
  return [...kinds]
    .map(([answer, of]) => {
      const endedMs = of.map((tick) => tick.endedMs);
      return {
        ...answer,
        ticks: of.length,
        firstMs: roundMs(endedMs.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY)),
        lastMs: roundMs(endedMs.reduce((most, ms) => Math.max(most, ms), Number.NEGATIVE_INFINITY)),
      };
    })
    .sort((one, other) => one.firstMs - other.firstMs);
}
