import { summarise } from './judge/summary';
import { judgeAll } from './judge/verdict';
import { listLimits } from './report/limits';
import type { Report } from './report-format/report';

/** Parts from which a report is made. */
export type ReportParts = Pick<
  Report,
  'account' | 'createdAt' | 'budgets' | 'plan' | 'environment' | 'runs' | 'measuredAgain'
>;

/** Makes the report of runs. */
export function createReport(parts: ReportParts): Report {
  const { account, createdAt, budgets, plan, environment, runs, measuredAgain } = parts;
  return {
    schema: 1,
    account,
    createdAt,
    ...judgeAll(runs),
    budgets,
    plan,
    environment,
    summary: summarise(runs),
    runs,
    measuredAgain,
    limits: listLimits(account, runs),
  };
}
