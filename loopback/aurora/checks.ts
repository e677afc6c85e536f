import type { ClusterMember } from './cluster-member';
import { AuroraError } from './errors';
import type { InstanceSpec } from './model';
import type { Topology } from './topology';

const MAX_INSTANCES = 16;

/** Checks of calls. Each throws an AuroraError if it refuses the call, and tests its conditions in the same order as AWS. */

export function requireAvailable(topology: Topology): void {
  if (topology.status === 'available') return;
  throw new AuroraError(
    'InvalidDBClusterState',
    `DB cluster ${topology.clusterIdentifier} is in status ${topology.status}; it must be available.`,
  );
}

export function requireStopped(topology: Topology): void {
  if (topology.status === 'stopped') return;
  throw new AuroraError(
    'InvalidDBClusterState',
    `DbCluster ${topology.clusterIdentifier} is in ${topology.status} state but expected it to be one of ` +
      'stopped,inaccessible-encryption-credentials-recoverable.',
  );
}

export function requireWriter(topology: Topology): ClusterMember {
  if (topology.writer !== undefined) return topology.writer;
  throw new AuroraError('InvalidDBClusterState', `DB cluster ${topology.clusterIdentifier} has no writer.`);
}

export function requireMember(topology: Topology, identifier: string): ClusterMember {
  const member = topology.find(identifier);
  if (member !== undefined) return member;
  throw new AuroraError('DBInstanceNotFound', `DBInstance ${identifier} not found.`);
}

export function requireAvailableInstance(member: ClusterMember): void {
  if (member.status === 'available') return;
  throw new AuroraError(
    'InvalidDBInstanceState',
    `DB instance ${member.identifier} is in status ${member.status}; it must be available.`,
  );
}

/** Checks a change that restarts every instance. */
export function requireAllAvailable(topology: Topology): void {
  requireAvailable(topology);
  for (const member of topology.members) requireAvailableInstance(member);
}

export function requireNotDeleting(member: ClusterMember): void {
  if (member.status !== 'deleting') return;
  throw new AuroraError('InvalidDBInstanceState', `Instance ${member.identifier} is already being deleted.`);
}

export function requireRoomFor(topology: Topology, spec: InstanceSpec): void {
  if (topology.find(spec.identifier) !== undefined) {
    throw new AuroraError('DBInstanceAlreadyExists', `DB instance ${spec.identifier} already exists.`);
  }
  if (topology.members.length >= MAX_INSTANCES) {
    throw new AuroraError(
      'InstanceQuotaExceeded',
      `DB cluster ${topology.clusterIdentifier} has ${MAX_INSTANCES} instances, the maximum for a cluster.`,
    );
  }
}

/** Checks a requested failover and returns its target; undefined if Aurora chooses the target. */
export function requireFailoverTarget(
  topology: Topology,
  identifier: string | undefined,
): ClusterMember | undefined {
  const cluster = topology.clusterIdentifier;
  if (topology.members.length < 2) {
    throw new AuroraError(
      'InvalidDBClusterState',
      `Database cluster:${cluster} should have at least two database instances for failover`,
    );
  }
  if (identifier === undefined) {
    if (topology.promotable.length > 0) return undefined;
    const statuses = topology.readers.map((reader) => `${reader.identifier}: ${reader.status}`).join(', ');
    throw new AuroraError(
      'InvalidDBClusterState',
      `DB cluster ${cluster} has no reader that is available and in step with the writer (${statuses}).`,
    );
  }
  const target = topology.find(identifier);
  if (target === undefined) {
    throw new AuroraError('FailoverTargetNotFound', `Cannot find target instance: ${identifier}`);
  }
  if (!target.canBePromoted && target.role !== 'writer') {
    throw new AuroraError(
      'InvalidDBInstanceState',
      `Instance ${target.identifier} should be in valid state for failover.`,
    );
  }
  if (target.role === 'writer') {
    throw new AuroraError(
      'InvalidDBInstanceState',
      `Instance ${target.identifier} is already the writer of DB cluster ${cluster}; name a reader.`,
    );
  }
  return target;
}

export function requireEmpty(topology: Topology): void {
  if (topology.members.every((member) => member.status === 'deleting')) return;
  throw new AuroraError(
    'InvalidDBClusterState',
    'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
  );
}
