import type { ClusterView } from '../aws/cluster';
import { describeCluster } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import type { Context } from './context';

/** A new instance takes ten minutes or so. */
const DEADLINE_MS = 20 * 60_000;
const PAUSE_MS = 1_000;

/** Statuses that waiting does not change. */
const DEAD_ENDS =
  /^(stopped|stopping|deleting|missing|inaccessible-encryption-credentials|failed|storage-full|incompatible-)/;

/**
 * Waits until the cluster can fail over and every reader is available, so that each run begins alike. Reports each
 * change of what the cluster lacks.
 *
 * @throws DrillError when there is no reader, or the cluster does not become ready
 */
export async function waitUntilReady(context: Context, lab: DeployedLab, run: number): Promise<ClusterView> {
  const { clients, time, listen, signal } = context;
  const deadlineMs = time.nowMs() + DEADLINE_MS;
  let reported: string | undefined;
  for (;;) {
    const cluster = await describeCluster(clients, lab, signal);
    requireReader(cluster, lab);
    const seen = describeObstacle(cluster);
    if (seen === undefined) return cluster;
    refuseDeadEnd(cluster, lab, time.nowMs() >= deadlineMs, seen);
    if (seen !== reported) listen({ state: 'waiting', run, seen });
    reported = seen;
    await time.sleep(PAUSE_MS, signal);
  }
}

/** @throws DrillError when the target is not a reader that can be promoted */
export function requireTarget({ members }: ClusterView, given: string | undefined): void {
  if (given === undefined) return;
  const target = given.toLowerCase();
  const readers = members.flatMap(({ identifier, isWriter }) => (isWriter ? [] : [identifier]));
  if (readers.includes(target)) return;
  const isWriter = members.some(({ identifier }) => identifier === target);
  throw new DrillError(
    `${target} cannot be promoted: it is ${isWriter ? 'the writer' : 'no instance of the cluster'}`,
    `name one of its readers: ${readers.join(', ')}`,
  );
}

function requireReader({ members }: ClusterView, lab: DeployedLab): void {
  if (members.some(({ isWriter }) => !isWriter)) return;
  throw new DrillError(
    `cluster ${lab.ClusterIdentifier} has no reader, so there is nothing to fail over to`,
    'deploy it with one at least: npx cdk deploy -c readers=1, or lab drill --readers 1',
  );
}

/** Returns what the cluster lacks to fail over; undefined when it lacks nothing. */
function describeObstacle({ status, members }: ClusterView): string | undefined {
  const writers = members.filter(({ isWriter }) => isWriter).length;
  const obstacles = [
    ...(status === 'available' ? [] : [`cluster is ${status}`]),
    ...(writers === 1 ? [] : [`${writers} writers`]),
    ...members
      .filter((member) => member.status !== 'available')
      .map((member) => `${member.identifier} is ${member.status}`),
  ];
  return obstacles.length === 0 ? undefined : obstacles.join(', ');
}

function refuseDeadEnd(
  { status, members }: ClusterView,
  lab: DeployedLab,
  isLate: boolean,
  seen: string,
): void {
  const isDeadEnd = [status, ...members.map((member) => member.status)].some((each) => DEAD_ENDS.test(each));
  if (!isDeadEnd && !isLate) return;
  const waited = isLate ? ` after ${DEADLINE_MS / 60_000} minutes` : '';
  throw new DrillError(
    `cluster ${lab.ClusterIdentifier} cannot fail over${waited}: ${seen}`,
    'see to it that the cluster and all its instances are available, then run this again',
  );
}
