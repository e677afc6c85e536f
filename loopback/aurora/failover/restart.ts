import type { ClusterMember } from '../cluster-member';
import type { ClusterContext } from '../context';
import { EVENTS } from '../event-messages';
import type { FailoverProgress } from './progress';
import type { FailoverEvent } from './table';

const ATTEMPTS = 3;
const RETRY_MS = 500;

/** No reader can take over: the writer comes back where it was. */
export async function restart(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  return (await restartWriter(context, failover.previous)) ? 'restarted' : 'restart-failed';
}

/** A failover that had started cannot be done without losing writes: the old writer comes back. */
export async function restore(context: ClusterContext, failover: FailoverProgress): Promise<FailoverEvent> {
  const { previous, reason } = failover;
  context.log(`Failover of ${context.topology.clusterIdentifier} refused. ${reason}`);
  context.record.cluster(EVENTS.promotingPreviousWriter(previous.identifier));
  const event = await restart(context, failover);
  context.record.cluster(EVENTS.failoverFailed);
  return event;
}

/**
 * Starts the writer where it was. It has every write it acknowledged, so it goes on alone and the readers join it
 * again. False when it does not start; its status is `failed` then.
 */
export async function restartWriter(context: ClusterContext, writer: ClusterMember): Promise<boolean> {
  const { acknowledgements, attacher, clock, closing, log, record, routes, topology } = context;
  attacher.pause();
  topology.close(writer);
  acknowledgements.freeze();
  for (let attempt = 1; attempt <= ATTEMPTS && !closing.aborted; attempt++) {
    try {
      await writer.database.kill();
      await writer.database.start();
      await acknowledgements.open(writer.database);
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
