import type { ClusterView, MemberView } from '../aws/cluster';
import { describeCluster } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import { DrillError } from '../aws/drill-error';
import type { Context } from './context';

/** A new instance takes about ten minutes. */
const DEADLINE_MS = 20 * 60_000;
/** The first pause is short, because the members of a loopback account are ready within a second. */
const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 1_000;

/** Statuses in which waiting does not help: the cluster or instance does not become available by itself. */
const UNRECOVERABLE_STATUSES =
  /^(stopped|stopping|deleting|missing|inaccessible-encryption-credentials|failed|storage-full|incompatible-)/;

/**
 * Waits until the cluster and all its instances are available, so that each run starts from the same state. Reports the
 * reason for waiting whenever it changes.
 *
 * @throws DrillError if the cluster does not become ready
 */
export async function waitUntilReady(context: Context, lab: DeployedLab, run: number): Promise<ClusterView> {
  const { clients, time, listen, signal } = context;
  const deadlineMs = time.nowMs() + DEADLINE_MS;
  let reported: string | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)) {
    const cluster = await describeCluster(clients, lab, signal);
    const seen = describeObstacle(cluster);
    if (seen === undefined) return cluster;
    requireRecoverable(cluster, lab, time.nowMs() >= deadlineMs, seen);
    if (seen !== reported) listen({ state: 'waiting', run, seen });
    reported = seen;
    await time.sleep(pauseMs, signal);
  }
}

/** @throws DrillError if the cluster has no writer */
export function requireWriter({ members }: ClusterView, lab: DeployedLab): MemberView {
  const writer = members.find(({ isWriter }) => isWriter);
  if (writer) return writer;
  throw new DrillError(
    `the cluster ${lab.ClusterIdentifier} has no writer`,
    'wait until the cluster is available, then run the command again',
  );
}

/** Describes why the cluster cannot fail over; undefined if it can. */
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

/** @throws DrillError if waiting does not help, or the cluster did not become available in time */
function requireRecoverable(
  { status, members }: ClusterView,
  lab: DeployedLab,
  isLate: boolean,
  seen: string,
): void {
  const statuses = [status, ...members.map((member) => member.status)];
  const isRecoverable = !statuses.some((each) => UNRECOVERABLE_STATUSES.test(each));
  if (isRecoverable && !isLate) return;
  const waited = isLate ? ` after ${DEADLINE_MS / 60_000} minutes` : '';
  throw new DrillError(
    `cluster ${lab.ClusterIdentifier} cannot fail over${waited}: ${seen}`,
    'wait until the cluster and all instances are available, then run the command again',
  );
}
