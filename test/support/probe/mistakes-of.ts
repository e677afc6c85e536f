import type { MeasuredClient } from '../../../drill/report-format/client';

/** Counts the writes of a client that a caller would complain about: lost, duplicated, or answered with an error. */
export function mistakesOf({ name, lost, duplicated, errorsToCaller }: MeasuredClient): number {
  if (lost === null || duplicated === null) throw new Error(`the rows of ${name} could not be read`);
  return lost + duplicated + errorsToCaller;
}
