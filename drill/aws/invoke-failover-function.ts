import type { FailoverEvent, FailoverResult } from '../../lambda/failover/contract';
import type { Clients } from './clients';
import type { DeployedLab } from './deployed-lab';
import { invoke } from './invoke';

/** Fails the lab's cluster over by its own function. @throws what {@link invoke} throws */
export function invokeFailoverFunction(
  clients: Clients,
  lab: DeployedLab,
  event: FailoverEvent,
  signal?: AbortSignal,
): Promise<FailoverResult> {
  return invoke<FailoverResult>(clients, lab.FailoverFunctionName, event, signal);
}
