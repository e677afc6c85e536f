import { findRunFacts } from './findings/run-facts';
import { judgeRun } from './judge/run';
import type { Run } from './report-format/run';
import type { Budgets } from './report-format/verdict';
import type { Measurement } from './run/measure-once';

/** Turns a measurement into a run of the report: facts and verdict. */
export function evaluateRun(measurement: Measurement, budgets: Budgets): Run {
  return judgeRun(findRunFacts(measurement), budgets);
}
