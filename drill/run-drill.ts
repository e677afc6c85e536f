import type { Clients } from './aws/clients';
import { explainError } from './aws/explain-error';
import type { Time } from './aws/time';
import { systemTime } from './aws/time';
import { createReport } from './create-report';
import { evaluateRun } from './evaluate-run';
import type { Report } from './report-format/report';
import { groupClients } from './run/client-groups';
import type { Listen } from './run/events';
import type { Measurement } from './run/measure-once';
import { measureRuns } from './run/measure-runs';
import type { ClientsPlan, DrillPlan } from './run/plan';

/**
 * Fails a deployed lab over as often as planned and reports what an application experiences. Calls `listen` for each
 * step.
 *
 * @throws DrillError if the environment does not permit the drill; the signal's reason if the signal was aborted
 */
export async function runDrill(
  clients: Clients,
  plan: DrillPlan,
  listen: Listen,
  signal: AbortSignal,
  time: Time = systemTime,
): Promise<Report> {
  const budgets = { ...plan.budgets, ...(plan.clients && { judgedClients: plan.clients.judged }) };
  // A run that measures one group of the clients is judged by the clients of this group only.
  const evaluate = (measurement: Measurement, names: readonly string[]) =>
    evaluateRun(measurement, {
      ...budgets,
      ...(budgets.judgedClients && {
        judgedClients: budgets.judgedClients.filter((name) => names.includes(name)),
      }),
    });
  try {
    const { lab, ...runs } = await measureRuns({ clients, listen, signal, time }, plan, evaluate);
    // Every service that a drill calls has answered at this point.
    const { kind, conditions } = clients.answeredBy();
    const causes = [...new Set(runs.runs.map(({ cause }) => cause.name))];
    const { stackName, targetInstanceIdentifier, rateHz, beforeSeconds, afterSeconds, repeat } = plan;
    return createReport({
      account: kind,
      createdAt: time.date().toISOString(),
      budgets,
      plan: {
        ...{ stackName, causes, targetInstanceIdentifier, rateHz, beforeSeconds, afterSeconds, repeat },
        ...(plan.clients && describeClients(plan.clients, groupClients(plan, kind))),
      },
      environment: {
        region: lab.ClusterArn.split(':')[3],
        clusterIdentifier: lab.ClusterIdentifier,
        conditions,
      },
      ...runs,
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : explainError(error);
  }
}

function describeClients(
  { names, rateHz, deadlineMs, processors }: ClientsPlan,
  groups: ReturnType<typeof groupClients>,
) {
  return {
    ...{ clients: names, clientRateHz: rateHz, clientDeadlineMs: deadlineMs },
    ...(groups.length > 1 && { clientGroups: groups, processors }),
  };
}
