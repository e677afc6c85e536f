import { summarise } from './judge/summary';
import { judgeAll } from './judge/verdict';
import { listLimits } from './report/limits';
import type { Report } from './report-format/report';

/** Input of {@link createReport}. */
export type ReportParts = Pick<
  Report,
  'account' | 'createdAt' | 'budgets' | 'plan' | 'environment' | 'runs' | 'measuredAgain'
>;

/** Creates the report: adds the verdict, the summary and the limits to the runs. */
export function createReport(parts: ReportParts): Report {
  const { account, createdAt, budgets, plan, environment, runs, measuredAgain } = parts;
  return {
    schema: 2,
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
