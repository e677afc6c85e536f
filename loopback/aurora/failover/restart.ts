import type { ClusterMember } from '../cluster-member';
import type { ClusterContext } from '../context';
import { EVENTS } from '../event-messages';
import { replaceHost } from '../replace-host';
import type { FailoverProgress } from './progress';
import type { FailoverEvent } from './table';

const ATTEMPTS = 3;
const RETRY_MS = 500;

/** Restarts the writer in place, because no reader can take over. */
export async function restart(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  return (await restartWriter(context, failover.previous)) ? 'restarted' : 'restart-failed';
}

/** Restarts the old writer, because a failover that had started cannot continue without losing writes. */
export async function restore(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { previous, reason } = failover;
  context.log(`Failover of ${context.topology.clusterIdentifier} cancelled. ${reason}`);
  context.record.cluster(EVENTS.promotingPreviousWriter(previous.identifier));
  const event = await restart(context, failover);
  context.record.cluster(EVENTS.failoverFailed);
  return event;
}

/**
 * Restarts the writer in place. The writer has every write that it acknowledged, so it continues alone, and the readers
 * follow it again. Returns false if it does not start; its status is then `failed`.
 */
export async function restartWriter(context: ClusterContext, writer: ClusterMember): Promise<boolean> {
  const { acknowledgements, attacher, clock, closing, log, record, routes, topology } = context;
  attacher.pause();
  topology.close(writer);
  acknowledgements.freeze();
  for (let attempt = 1; attempt <= ATTEMPTS && !closing.aborted; attempt++) {
    try {
      await writer.database.kill();
      // Before the start, because a running server takes longer to apply a setting. The witnesses change after the start.
      await writer.database.setAcknowledgedBy({ by: 'writer-alone' });
      await writer.database.start();
      await acknowledgements.open(writer.database);
      replaceHost(topology, writer);
      record.arrival(writer);
      topology.open(writer);
      routes.lead(writer);
      attacher.resume();
      return true;
    } catch (error) {
      log(`Writer ${writer.identifier} does not start (attempt ${attempt} of ${ATTEMPTS}): ${String(error)}`);
      await clock.sleep(RETRY_MS, closing);
    }
  }
  if (writer.status !== 'deleting') writer.status = 'failed';
  attacher.resume();
  return false;
}
