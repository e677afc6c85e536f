import type { MemberView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { findDeployedLab } from '../aws/deployed-lab';
import type { CauseName } from '../report-format/cause';
import type { MemberFacts } from '../report-format/member';
import type { VoidRun } from '../report-format/report';
import type { Run } from '../report-format/run';
import type { Context } from './context';
import type { Measurement } from './measure-once';
import { measureOnce } from './measure-once';
import type { DrillPlan } from './plan';
import type { RunOrder } from './play-cause';
import { checkCause } from './play-cause';
import { prepareDatabase } from './prepare';
import { requireTarget, waitUntilReady } from './readiness';

/** Turns a measurement into a run of the report. A run with the verdict `void` is measured again. */
export type Evaluate = (measurement: Measurement) => Run;

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
  const lab = await findDeployedLab(context.clients, plan.stackName);
  context.listen({ state: 'found', lab });
  requireTarget(await waitUntilReady(context, lab, 1), plan.targetInstanceIdentifier);
  await prepareDatabase(context, lab);

  const runs: Run[] = [];
  const measuredAgain: VoidRun[] = [];
  const allowed = plan.targetInstanceIdentifier === undefined ? plan.voidRunsAllowed : 0;
  const causes = plan.causes.flatMap((cause) => Array<CauseName>(plan.repeat).fill(cause));
  for (let cause = causes[0]; cause !== undefined; cause = causes[runs.length]) {
    const number = runs.length + 1;
    const run = await measureRun(context, lab, plan, evaluate, { run: number, cause });
    if (run.verdict !== 'void' || measuredAgain.length >= allowed) {
      runs.push(run);
      continue;
    }
    const { startedAt, reasons } = run;
    measuredAgain.push({ startedAt, reasons });
    context.listen({ state: 'void', run: number, reasons });
  }
  return { lab, runs, measuredAgain };
}

async function measureRun(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  evaluate: Evaluate,
  { run, cause }: Pick<RunOrder, 'run' | 'cause'>,
): Promise<Run> {
  const cluster = await waitUntilReady(context, lab, run);
  await checkCause(context, lab, plan, cause, cluster);
  const measured = await measureOnce(context, lab, plan, { run, cause, cluster });
  const findings = evaluate({ ...measured, members: cluster.members.map(toFacts) });
  const { probe, failover } = measured;
  context.listen({ state: 'measured', run, findings, probe, failover });
  return findings;
}

function toFacts({ isWriter: _, status: __, ...facts }: MemberView): MemberFacts {
  return facts;
}
