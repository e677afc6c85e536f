import type { FailoverEvent, FailoverResult } from '../../lambda/failover/contract';
import type { Clients } from './clients';
import type { DeployedTrigger } from './deployed-lab';
import { invoke } from './invoke';

/** Invokes the lab's failover function. @throws the errors of {@link invoke} */
export function invokeFailoverFunction(
  clients: Clients,
  trigger: DeployedTrigger,
  event: FailoverEvent,
  signal?: AbortSignal,
): Promise<FailoverResult> {
  return invoke<FailoverResult>(clients, trigger.FailoverFunctionName, event, signal);
}
