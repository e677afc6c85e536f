/** Report of version 1, as far as version 2 differs: its runs have no clients. */
interface ReportOfVersion1 {
  readonly schema: 1;
  readonly runs: unknown;
}

/** Turns a report of version 1 into one of version 2. Returns any other value as it is. */
export function upgrade(report: unknown): unknown {
  if (!isOfVersion1(report)) return report;
  const { runs } = report;
  return { ...report, schema: 2, runs: Array.isArray(runs) ? runs.map(addClients) : runs };
}

function isOfVersion1(report: unknown): report is ReportOfVersion1 {
  return typeof report === 'object' && report !== null && 'schema' in report && report.schema === 1;
}

function addClients(run: unknown): unknown {
  return typeof run === 'object' && run !== null ? { ...run, clients: [] } : run;
}
