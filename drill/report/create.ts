import { judgeAll } from '../verdict';
import { listLimits } from './limits';
import type { Report } from './schema/report';
import { summarise } from './summary';

/** What a report is made from. */
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
