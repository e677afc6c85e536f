import type { PaceName } from 'aurora-loopback';
import type { Clients } from '../../../drill/aws/clients';
import { hasStack } from '../../../drill/aws/deployed-lab';
import type { DrillPlan } from '../../../drill/run/plan';
import { DURATIONS } from './durations';
import type { DrillOptions } from './options';
import { planOf } from './options';

/** Returns the plan of a drill. On a running account it has the durations of the account's own pace. */
export async function planFor(options: DrillOptions, clients: Clients): Promise<DrillPlan> {
  if (!options.running) return planOf(options);
  // Every answer of a loopback account names its pace.
  await hasStack(clients, options.stack);
  const { pace } = clients.answeredBy().conditions;
  return planOf({ ...options, pace: isPace(pace) ? pace : undefined });
}

function isPace(text: string | undefined): text is PaceName {
  return text !== undefined && text !== 'aws' && Object.hasOwn(DURATIONS, text);
}
