import type { ClusterMember } from '../cluster-member';
import type { ClusterContext } from '../context';
import type { FailoverCause } from '../event-messages';
import type { FailoverOutcome } from '../model';
import { FailoverProgress } from './progress';
import { restart, restore } from './restart';
import { choose, fence } from './start';
import { catchUp, survey } from './survey';
import type { FailoverEvent, FailoverRow } from './table';
import { FAILOVER, runFailoverTable } from './table';
import { promote, settle, switchOver } from './takeover';

/** Work of each state of the table. */
const WORK: Readonly<
  Record<FailoverRow['in'], (context: ClusterContext, failover: FailoverProgress) => Promise<FailoverEvent>>
> = {
  choosing: choose,
  fencing: fence,
  surveying: survey,
  'catching-up': catchUp,
  promoting: promote,
  switching: switchOver,
  settling: settle,
  restoring: restore,
  restarting: restart,
};

/**
 * Makes a reader the writer. Restarts the old writer in place if that is impossible without losing an acknowledged
 * write. Rejects only if the cluster is closed meanwhile.
 */
export async function replaceWriter(
  context: ClusterContext,
  cause: FailoverCause,
  previous: ClusterMember,
  target: ClusterMember | undefined,
  rows: readonly FailoverRow[] = FAILOVER,
): Promise<FailoverOutcome> {
  const { closing, log, topology } = context;
  const failover = new FailoverProgress(previous, cause, target);
  const end = await runFailoverTable(
    rows,
    async (state) => {
      closing.throwIfAborted();
      return await WORK[state](context, failover);
    },
    ({ in: state, next, because }) =>
      log(`Failover of ${topology.clusterIdentifier}: ${state} → ${next}, because ${because}.`),
  );
  if (end === 'completed' && failover.target !== undefined) {
    const newWriter = failover.target.identifier;
    return { state: 'completed', previousWriter: previous.identifier, newWriter };
  }
  return {
    state: 'failed',
    writer: previous.identifier,
    reason: failover.reason || 'The cluster has no reader that can be promoted.',
  };
}
