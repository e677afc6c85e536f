import type { Clock } from '../clock';
import type { Environment } from '../environment';
import type { ProbeOrder } from '../event';
import { ClientLane } from './client-lane';
import { ClientColumns } from './columns';
import type { StartThread } from './start-thread';

interface StartContext {
  readonly environment: Environment;
  readonly startThread: StartThread;
  readonly clock: Clock;
}

/** Starts a thread for each client of a run. Each starts at a different fraction of the period, like the lanes. */
export function startClients(
  { runId, clients, durationSeconds, clientRateHz, clientDeadlineMs }: ProbeOrder,
  { environment, startThread, clock }: StartContext,
): ClientLane[] {
  const periodMs = 1000 / clientRateHz;
  return clients.map((name, index) => {
    const plan = {
      periodMs,
      offsetMs: (index * periodMs) / clients.length,
      ticks: durationSeconds * clientRateHz,
      deadlineMs: clientDeadlineMs,
    };
    const columns = ClientColumns.allocate(plan.ticks);
    const { buffer } = columns;
    const thread = startThread({
      kind: 'failover-lab-client',
      client: name,
      runId,
      plan,
      environment,
      buffer,
    });
    return new ClientLane(thread, { name, plan, columns }, clock);
  });
}
