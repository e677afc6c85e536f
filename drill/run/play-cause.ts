import type { ClusterView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import { CAUSES } from '../causes/all';
import type { Played, Scene } from '../causes/cause';
import type { CauseName } from '../report-format/cause';
import type { Context } from './context';
import type { DrillPlan } from './plan';
import { waitForProbeStart } from './probe-start';

/** Checks that the cause of a run can be played. @throws DrillError with the reason and the alternative */
export async function checkCause(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  cause: CauseName,
  cluster: ClusterView,
): Promise<void> {
  await CAUSES[cause].check?.(toScene(context, lab, plan, cluster));
}

/** Plays the cause of a run when the probe has measured for a while. */
export function playCause(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  { run, runId, cause, cluster }: RunOrder,
): Promise<Played> {
  const { listen, time, signal } = context;
  const { beforeSeconds, afterSeconds, clients } = plan;
  return CAUSES[cause].play({
    ...toScene(context, lab, plan, cluster),
    due: async () => {
      await waitForProbeStart(context, lab, runId);
      listen({ state: 'measuring', run, cause, beforeSeconds });
      await time.sleep(beforeSeconds * 1000, signal);
      listen({ state: 'failing-over', run, cause, afterSeconds, clientDeadlineMs: clients?.deadlineMs });
    },
  });
}

/** One run of a drill. `run` counts from 1. */
export interface RunOrder {
  readonly run: number;
  readonly runId: string;
  readonly cause: CauseName;
  readonly cluster: ClusterView;
}

function toScene(
  context: Context,
  lab: DeployedLab,
  { targetInstanceIdentifier, instanceClass, engineVersion, afterSeconds }: DrillPlan,
  cluster: ClusterView,
): Omit<Scene, 'due'> {
  const writer = cluster.members.find(({ isWriter }) => isWriter);
  if (!writer) {
    throw new DrillError(
      `the cluster ${lab.ClusterIdentifier} has no writer`,
      'wait until the cluster is available, then run the command again',
    );
  }
  return {
    access: context,
    lab,
    cluster,
    writer,
    watchSeconds: afterSeconds,
    settings: { targetInstanceIdentifier, instanceClass, engineVersion },
  };
}
