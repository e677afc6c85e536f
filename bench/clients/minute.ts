import { BUILT_IN_CLIENTS } from '../../lambda/probe/clients/built-in';
import type { FailoverRun } from '../../test/support/probe/run-through-failover';
import { runClients } from './run-clients';

export const ALL_CLIENTS = Object.keys(BUILT_IN_CLIENTS);

let kept: Promise<FailoverRun> | undefined;

/** Runs all built-in clients for a minute, with a failover at pace `typical`. Several figures come from this run. */
export function measureMinute(): Promise<FailoverRun> {
  kept ??= runClients({
    instances: 3,
    pace: 'typical',
    clients: ALL_CLIENTS,
    durationSeconds: 60,
    requestedAfterSeconds: 5,
  });
  return kept;
}
