import type { ClusterView } from '../aws/cluster';
import { describeCluster } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import type { Context } from './context';

/** A new instance takes ten minutes or so. */
const DEADLINE_MS = 20 * 60_000;
const PAUSE_MS = 1_000;

/** Statuses that do not pass by waiting. */
const DEAD_ENDS =
  /^(stopped|stopping|deleting|missing|inaccessible-encryption-credentials|failed|storage-full|incompatible-)/;

/**
 * Waits until the cluster can fail over and every reader is up, so that each run begins alike. Changes in what keeps
 * it from that are told.
 *
 * @throws DrillError when there is no reader, or it does not become ready
 */
export async function waitUntilReady(context: Context, lab: DeployedLab, run: number): Promise<ClusterView> {
  const { time, listen, signal } = context;
  const deadlineMs = time.nowMs() + DEADLINE_MS;
  let told: string | undefined;
  for (;;) {
    const cluster = await describeCluster(context, lab);
    requireReader(cluster, lab);
    const seen = describeObstacle(cluster);
    if (seen === undefined) return cluster;
    requireHope(cluster, lab, time.nowMs() >= deadlineMs, seen);
    if (seen !== told) listen({ state: 'waiting', run, seen });
    told = seen;
    await time.sleep(PAUSE_MS, signal);
  }
}

/** @throws DrillError when the target is no reader that could be promoted */
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

/** What keeps the cluster from failing over as every other time; undefined when nothing does. */
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

function requireHope(
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
