import type { MemberView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { findDeployedLab, hasStack } from '../aws/deployed-lab';
import type { CauseName } from '../report-format/cause';
import type { MemberFacts } from '../report-format/member';
import { formatNumberOf } from '../report-format/number-text';
import type { VoidRun } from '../report-format/report';
import type { Run } from '../report-format/run';
import { groupClients } from './client-groups';
import type { Context } from './context';
import { failBack } from './fail-back';
import type { Measurement } from './measure-once';
import { measureOnce } from './measure-once';
import type { DrillPlan } from './plan';
import { isRepeatable, planOfCause } from './plan';
import type { PlannedRun } from './planned-runs';
import { listRuns } from './planned-runs';
import type { RunOrder } from './play-cause';
import { checkAccount } from './play-cause';
import { isPlayable, selectPlayable } from './playable-causes';
import { prepareDatabase } from './prepare';
import { requireWriter, waitUntilReady } from './readiness';

/**
 * Turns a measurement with these clients into a run of the report. A run with the verdict `void` is measured again.
 */
export type Evaluate = (measurement: Measurement, clients: readonly string[]) => Run;

export interface MeasuredRuns {
  readonly lab: DeployedLab;
  readonly runs: readonly Run[];
  /** Void runs that are not among `runs`. */
  readonly measuredAgain: readonly VoidRun[];
}

/** Finds the lab, prepares its database and measures the runs of a plan. @throws DrillError and the SDK's errors */
export async function measureRuns(
  context: Context,
  plan: DrillPlan,
  evaluate: Evaluate,
): Promise<MeasuredRuns> {
  const lab = await findLab(context, plan);
  context.listen({ state: 'found', lab });
  const first = await waitUntilReady(context, lab, 1);
  const causes = await selectPlayable(context, lab, plan, first);
  await prepareDatabase(context, lab);

  const runs: Run[] = [];
  const measuredAgain: VoidRun[] = [];
  let remaining = planRuns(context, plan, causes);
  for (let next = remaining[0]; next !== undefined; next = remaining[0]) {
    const { cause, clients } = next;
    const number = runs.length + 1;
    const cluster = await waitUntilReady(context, lab, number);
    if (!(await isPlayable(context, lab, plan, cause, cluster))) {
      remaining = remaining.filter((each) => each.cause !== cause);
      continue;
    }
    const run = await measureRun(context, lab, plan, evaluate, { run: number, cause, clients, cluster });
    const allowed = isRepeatable(plan, cause) ? plan.voidRunsAllowed : 0;
    if (run.verdict !== 'void' || measuredAgain.length >= allowed) {
      runs.push(run);
      remaining = remaining.slice(1);
      continue;
    }
    const { startedAt, reasons } = run;
    measuredAgain.push({ startedAt, reasons });
    context.listen({ state: 'void', run: number, reasons });
  }
  if (plan.failBack) await failBack(context, lab, requireWriter(first, lab).identifier, runs.length);
  return { lab, runs, measuredAgain };
}

/** Finds the lab. First refuses causes that the kind of account cannot play, if there is no lab yet. */
async function findLab({ clients }: Context, { stackName, causes, omitsRefused }: DrillPlan) {
  const exists = await hasStack(clients, stackName);
  if (!exists && !omitsRefused) for (const cause of causes) checkAccount(clients, cause);
  const settings = causes.includes('zone-outage') ? ' -c zoneOutage=true' : '';
  return findDeployedLab(clients, stackName, `npx cdk deploy${settings}`);
}

/** Lists the runs, and reports if the clients are measured in groups. */
function planRuns(
  { clients, listen }: Context,
  plan: DrillPlan,
  causes: readonly CauseName[],
): readonly PlannedRun[] {
  const groups = groupClients(plan, clients.answeredBy().kind);
  const runs = listRuns(plan, causes, groups);
  const { names = [], processors = 0 } = plan.clients ?? {};
  const crowded = runs.findIndex((run) => groups.length > 1 && run.clients.length === names.length);
  if (groups.length > 1 && runs.some((run) => run.clients.length < names.length)) {
    listen({ state: 'grouped', clients: names.length, processors, groups: groups.length, runs: runs.length });
  }
  if (crowded >= 0) {
    const text = `${names.length} clients on ${formatNumberOf(processors, 'processor')} are measured at once, because a cause with a target, a class or a version can be played only once; name fewer clients for figures that do not depend on the machine`;
    listen({ state: 'warning', run: crowded + 1, text });
  }
  return runs;
}

async function measureRun(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  evaluate: Evaluate,
  order: Omit<RunOrder, 'runId'>,
): Promise<Run> {
  const { run, cause, clients, cluster } = order;
  const measured = await measureOnce(context, lab, planOfCause(plan, cause), order);
  const findings = evaluate({ ...measured, members: cluster.members.map(toFacts) }, clients);
  const { probe, failover } = measured;
  context.listen({ state: 'measured', run, findings, probe, failover });
  return findings;
}

function toFacts({ isWriter: _, status: __, ...facts }: MemberView): MemberFacts {
  return facts;
}
