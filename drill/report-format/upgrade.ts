/** Report of version 1, or of version 2 without causes, as far as the current format differs. */
interface EarlierReport {
  readonly schema: 1 | 2;
  readonly plan: unknown;
  readonly runs: unknown;
}

/**
 * Adds what earlier versions of the lab did not write: version 1 has no clients, and version 2 had no causes at first.
 * Returns any other value as it is.
 */
export function upgrade(report: unknown): unknown {
  if (!isEarlier(report)) return report;
  const { schema, plan, runs } = report;
  const addClients = (run: unknown) => (schema === 1 && isObject(run) ? { ...run, clients: [] } : run);
  return {
    ...report,
    schema: 2,
    plan: isObject(plan) ? { causes: ['request'], ...plan } : plan,
    runs: Array.isArray(runs) ? runs.map(addCause).map(addClients) : runs,
  };
}

function isEarlier(report: unknown): report is EarlierReport {
  if (!isObject(report)) return false;
  const { schema, plan } = report;
  return schema === 1 || (schema === 2 && isObject(plan) && !('causes' in plan));
}

/** Without causes every failover was requested. */
function addCause(run: unknown): unknown {
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
  return { ...run, cause };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
