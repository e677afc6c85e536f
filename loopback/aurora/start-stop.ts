import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { EVENTS } from './event-messages';
import { restartWriter } from './failover/restart';

/** Restarts one instance in place. The other instances do not change. */
export async function restartInstance(context: ClusterContext, member: ClusterMember): Promise<void> {
  const { attacher, record, topology } = context;
  topology.close(member);
  await attacher.detach(member);
  await shutDown(context, member);
  record.instance(member, EVENTS.instanceShutDown);
  if (member.role === 'reader') return attacher.attach(member);
  if (!(await restartWriter(context, member)))
    throw new Error(`Instance ${member.identifier} does not start.`);
}

export async function stopCluster(context: ClusterContext): Promise<void> {
  const { record, topology } = context;
  for (const member of topology.members) member.status = 'stopping';
  await shutDownAll(context, (member) => {
    member.status = 'stopped';
    record.instance(member, EVENTS.instanceStopped);
  });
  topology.status = 'stopped';
  record.cluster(EVENTS.clusterStopped);
}

/** Restarts all instances together. The roles stay. */
export async function restartInstances(context: ClusterContext): Promise<void> {
  const { attacher, record, topology } = context;
  await shutDownAll(context, (member) => record.instance(member, EVENTS.instanceShutDown));
  const { writer } = topology;
  if (writer === undefined) attacher.resume();
  else if (!(await restartWriter(context, writer)))
    throw new Error(`Instance ${writer.identifier} does not start.`);
}

export async function startCluster(context: ClusterContext): Promise<void> {
  const { record, topology } = context;
  await startInstances(context).finally(() => {
    topology.status = 'available';
  });
  record.cluster(EVENTS.clusterStarted);
}

async function startInstances(context: ClusterContext): Promise<void> {
  const { attacher, topology } = context;
  for (const member of topology.members) member.status = 'starting';
  const { writer } = topology;
  if (writer === undefined) {
    attacher.resume();
  } else if (!(await restartWriter(context, writer))) {
    throw new Error(`Instance ${writer.identifier} does not start.`);
  }
}

/** Stops all servers. The writer stops first, so that the readers receive everything it wrote. */
async function shutDownAll(
  context: ClusterContext,
  onStopped: (member: ClusterMember) => void,
): Promise<void> {
  const { acknowledgements, attacher, topology } = context;
  attacher.pause();
  for (const member of inOrder(topology.members)) {
    topology.close(member);
    if (member.role === 'writer') acknowledgements.freeze();
    else await attacher.detach(member);
    await shutDown(context, member);
    onStopped(member);
  }
}

/** Stops a server. A failure is only logged: the server is killed before its next start. */
async function shutDown({ log }: ClusterContext, { identifier, database }: ClusterMember): Promise<void> {
  await database.shutDown().catch((error) => log(`${identifier} does not stop: ${String(error)}`));
}

function inOrder(members: readonly ClusterMember[]): ClusterMember[] {
  return members.toSorted((a, b) => Number(b.role === 'writer') - Number(a.role === 'writer'));
}
