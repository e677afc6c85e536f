import type { Clients } from '../aws/clients';
import type { ClusterView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { CAUSES } from '../causes/all';
import type { Played, Scene } from '../causes/cause';
import type { CauseName } from '../report-format/cause';
import type { Context } from './context';
import type { DrillPlan } from './plan';
import type { PlannedRun } from './planned-runs';
import { waitForProbeStart } from './probe-start';
import { requireWriter } from './readiness';

/** Checks that the cause of a run can be played. @throws DrillError with the reason and the alternative */
export async function checkCause(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  cause: CauseName,
  cluster: ClusterView,
): Promise<void> {
  checkAccount(context.clients, cause);
  await CAUSES[cause].check?.(toScene(context, lab, plan, cluster));
}

/**
 * Checks that the account that has answered so far can play a cause.
 *
 * @throws DrillError with the reason and the alternative
 */
export function checkAccount({ answeredBy }: Clients, cause: CauseName): void {
  CAUSES[cause].checkAccount?.(answeredBy());
}

/** Plays the cause of a run when the probe has measured for a while. */
export function playCause(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  { run, runId, cause, cluster }: RunOrder,
): Promise<Played> {
  const { listen, time, signal, clients } = context;
  const { beforeSeconds, afterSeconds } = plan;
  const scene = toScene(context, lab, plan, cluster);
  const { play, warn } = CAUSES[cause];
  if (warn && clients.answeredBy().kind === 'aws') listen({ state: 'warning', run, text: warn(scene) });
  return play({
    ...scene,
    due: async () => {
      await waitForProbeStart(context, lab, runId);
      listen({ state: 'measuring', run, cause, beforeSeconds });
      await time.sleep(beforeSeconds * 1000, signal);
      const clientDeadlineMs = plan.clients?.deadlineMs;
      listen({ state: 'failing-over', run, cause, afterSeconds, clientDeadlineMs });
    },
    changed: (left) => listen({ state: 'changed', run, left }),
    ending: () => listen({ state: 'ending', run, cause }),
  });
}

/** One run of a drill. `run` counts from 1. */
export interface RunOrder extends PlannedRun {
  readonly run: number;
  readonly runId: string;
  readonly cluster: ClusterView;
}

function toScene(
  context: Context,
  lab: DeployedLab,
  { targetInstanceIdentifier, instanceClass, engineVersion, afterSeconds }: DrillPlan,
  cluster: ClusterView,
): Scene {
  return {
    access: context,
    lab,
    cluster,
    writer: requireWriter(cluster, lab),
    watchSeconds: afterSeconds,
    settings: { targetInstanceIdentifier, instanceClass, engineVersion },
  };
}
