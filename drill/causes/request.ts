import { DrillError } from '../aws/drill-error';
import { invokeFailoverFunction } from '../aws/invoke-failover-function';
import type { Cause, Scene } from './cause';

/** Requests the failover with `FailoverDBCluster`, by the lab's failover function. */
export const request: Cause = {
  async check(scene) {
    requireReader(scene);
    requireTarget(scene);
  },

  async play({ access, lab, settings: { targetInstanceIdentifier }, due }) {
    await due();
    const event = targetInstanceIdentifier === undefined ? {} : { targetInstanceIdentifier };
    const observation = await invokeFailoverFunction(access.clients, lab, event, access.signal);
    const { requestedAt } = observation.timeline;
    return { cause: { name: 'request', action: 'FailoverDBCluster', requestedAt, left: [] }, observation };
  },
};

function requireReader({ lab, cluster: { members } }: Scene): void {
  if (members.some(({ isWriter }) => !isWriter)) return;
  throw new DrillError(
    `cluster ${lab.ClusterIdentifier} has no reader, so it cannot fail over`,
    'deploy it with at least one reader: npx cdk deploy -c readers=1, or lab drill --readers 1; or play a cause that needs no reader, such as --cause crash',
  );
}

/** @throws DrillError if there is a target and it is not a reader of the cluster */
function requireTarget({ cluster: { members }, settings }: Scene): void {
  const target = settings.targetInstanceIdentifier?.toLowerCase();
  const readers = members.flatMap(({ identifier, isWriter }) => (isWriter ? [] : [identifier]));
  if (target === undefined || readers.includes(target)) return;
  const isWriter = members.some(({ identifier }) => identifier === target);
  throw new DrillError(
    `${target} cannot be promoted: it is ${isWriter ? 'the writer' : 'not an instance of the cluster'}`,
    `choose one of the readers: ${readers.join(', ')}`,
  );
}
