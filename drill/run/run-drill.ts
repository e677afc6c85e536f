import type { Clients } from '../clients';
import type { DeployedLab } from '../deployed-lab';
import { findDeployedLab } from '../deployed-lab';
import { findRun } from '../findings/run';
import { createReport } from '../report/create';
import type { Report, VoidRun } from '../report/schema/report';
import type { Run } from '../report/schema/run';
import type { Context, Time } from './deps';
import { systemTime } from './deps';
import type { Listen } from './events';
import { explain } from './explain';
import { measureOnce } from './one-run';
import type { DrillPlan } from './plan';
import { prepareDatabase } from './prepare';
import { requireTarget, waitUntilReady } from './readiness';

/**
 * Fails a deployed lab over, as often as planned, and measures what its applications would have lived through.
 * `listen` is told what happens meanwhile.
 *
 * @throws DrillError when the environment does not let it; the signal's reason when that was aborted
 */
export async function runDrill(
  clients: Clients,
  plan: DrillPlan,
  listen: Listen,
  signal: AbortSignal,
  time: Time = systemTime,
): Promise<Report> {
  const context: Context = { clients, listen, signal, time };
  try {
    return await carryOut(context, plan);
  } catch (error) {
    throw signal.aborted ? signal.reason : explain(error);
  }
}

async function carryOut(context: Context, plan: DrillPlan): Promise<Report> {
  const { clients, listen, time } = context;
  const lab = await findDeployedLab(clients, plan.stackName);
  listen({ state: 'found', lab });
  requireTarget(await waitUntilReady(context, lab, 1), plan.targetInstanceIdentifier);
  await prepareDatabase(context, lab);
  const { runs, measuredAgain } = await carryOutRuns(context, lab, plan);
  // By now every service that a drill calls has answered.
  const { kind, conditions } = clients.answeredBy();
  const { stackName, targetInstanceIdentifier, rateHz, beforeSeconds, afterSeconds, repeat } = plan;
  return createReport({
    account: kind,
    createdAt: time.date().toISOString(),
    budgets: plan.budgets,
    plan: { stackName, targetInstanceIdentifier, rateHz, beforeSeconds, afterSeconds, repeat },
    environment: {
      region: lab.ClusterArn.split(':')[3],
      clusterIdentifier: lab.ClusterIdentifier,
      conditions,
    },
    runs,
    measuredAgain,
  });
}

/** As many runs as planned that count; those that were void and measured again are told apart. */
async function carryOutRuns(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
): Promise<Pick<Report, 'runs'> & { measuredAgain: VoidRun[] }> {
  const runs: Run[] = [];
  const measuredAgain: VoidRun[] = [];
  const allowed = plan.targetInstanceIdentifier === undefined ? plan.voidRunsAllowed : 0;
  while (runs.length < plan.repeat) {
    const run = runs.length + 1;
    const findings = await carryOutRun(context, lab, plan, run);
    if (findings.verdict !== 'void' || measuredAgain.length >= allowed) {
      runs.push(findings);
      continue;
    }
    const { startedAt, reasons } = findings;
    measuredAgain.push({ startedAt, reasons });
    context.listen({ state: 'void', run, reasons });
  }
  return { runs, measuredAgain };
}

async function carryOutRun(context: Context, lab: DeployedLab, plan: DrillPlan, run: number): Promise<Run> {
  const { members } = await waitUntilReady(context, lab, run);
  const { probe, failover } = await measureOnce(context, lab, plan, run);
  const facts = members.map(({ isWriter: _, status: __, ...member }) => member);
  const findings = findRun(probe, failover, facts, plan.budgets);
  context.listen({ state: 'measured', run, findings, probe, failover });
  return findings;
}
