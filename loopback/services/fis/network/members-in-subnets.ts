import type { InstanceRecord, RdsState } from '../../rds/state';

/**
 * Returns the instances in the subnets. RDS places an instance in that subnet of the cluster's subnet group that is in the
 * instance's zone.
 */
export function membersInSubnets(rds: RdsState, subnetIds: readonly string[]): readonly InstanceRecord[] {
  return rds.instances.filter(({ cluster, member }) => {
    if (cluster.subnetGroup === undefined) return false;
    const { subnets } = rds.subnetGroups.require(cluster.subnetGroup);
    return subnets.some(
      ({ SubnetIdentifier = '', SubnetAvailabilityZone }) =>
        subnetIds.includes(SubnetIdentifier) && SubnetAvailabilityZone?.Name === member.availabilityZone,
    );
  });
}
