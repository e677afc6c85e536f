import type { ClusterView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import type { CauseName } from '../report-format/cause';
import type { Context } from './context';
import type { DrillPlan } from './plan';
import { checkCause } from './play-cause';

/**
 * Selects the causes that can be played, before any of them is played.
 *
 * @throws DrillError if a cause cannot be played and the plan does not omit it, or if no cause can be played
 */
export async function selectPlayable(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  cluster: ClusterView,
): Promise<readonly CauseName[]> {
  const playable: CauseName[] = [];
  for (const cause of plan.causes) {
    if (await isPlayable(context, lab, plan, cause, cluster)) playable.push(cause);
  }
  if (playable.length > 0) return playable;
  throw new DrillError('none of the causes can be played', 'name one with --cause to see its reason');
}

/** Whether a cause can be played. @throws DrillError if it cannot and the plan does not omit it */
export async function isPlayable(
  context: Context,
  lab: DeployedLab,
  plan: DrillPlan,
  cause: CauseName,
  cluster: ClusterView,
): Promise<boolean> {
  try {
    await checkCause(context, lab, plan, cause, cluster);
    return true;
  } catch (error) {
    if (!plan.omitsRefused || !(error instanceof DrillError)) throw error;
    const { message: reason, hint } = error;
    context.listen({ state: 'omitted', cause, reason, hint });
    return false;
  }
}
