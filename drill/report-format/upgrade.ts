/** Report of version 1, as far as version 2 differs: it has no causes and no clients. */
interface ReportOfVersion1 {
  readonly schema: 1;
  readonly plan: unknown;
  readonly runs: unknown;
}

/** Turns a report of version 1 into one of version 2. Returns any other value as it is. */
export function upgrade(report: unknown): unknown {
  if (!isOfVersion1(report)) return report;
  const { plan, runs } = report;
  return {
    ...report,
    schema: 2,
    plan: isObject(plan) ? { causes: ['request'], ...plan } : plan,
    runs: Array.isArray(runs) ? runs.map(upgradeRun) : runs,
  };
}

function isOfVersion1(report: unknown): report is ReportOfVersion1 {
  return isObject(report) && report.schema === 1;
}

/** In version 1 every failover was requested. */
function upgradeRun(run: unknown): unknown {
  if (!isObject(run) || !isObject(run.failover) || !isObject(run.failover.timeline)) return run;
  const { newWriter, timeline } = run.failover;
  const cause = {
    name: 'request',
    action: 'FailoverDBCluster',
    requestedAt: timeline.requestedAt,
    roleChanged: newWriter !== undefined,
    inPlaceRestart: false,
    left: [],
  };
  return { ...run, cause, clients: [] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
