import type { Report } from '../../../drill/report-format/report';

/** Returns the report of a drill that removes its lab: the causes leave nothing that a command could undo. */
export function withoutLeft(report: Report): Report {
  return { ...report, runs: report.runs.map((run) => ({ ...run, cause: { ...run.cause, left: [] } })) };
}
