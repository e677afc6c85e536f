import { createReport } from '../../../drill/create-report';
import type { Report } from '../../../drill/report-format/report';
import { readFixture } from './report-fixture';

/** The saved report with clients, as if they had been measured in groups: one run for each group. */
export function groupedReport(groups: readonly (readonly string[])[]): Report {
  const report = readFixture('clients');
  const [run] = report.runs;
  if (!run) throw new Error('a saved report has a run');
  const runs = groups.map((names) => ({
    ...run,
    clients: run.clients.filter(({ name }) => names.includes(name)),
  }));
  const clientGroups = groups.map((names) => [...names]);
  const plan = { ...report.plan, clients: groups.flat(), clientGroups, processors: 2 };
  return createReport({ ...report, plan, runs });
}
