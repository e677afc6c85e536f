import type { FindSubnet } from '../../../rds/stored/subnet-groups';
import { optionalText } from '../optional-text';
import type { InertResources } from './inert-resources';

/** Finds subnets that stacks have created, for services that need a subnet's location. */
export function createFindSubnet(resources: InertResources): FindSubnet {
  return (subnetId) => {
    const subnet = resources.find('AWS::EC2::Subnet', subnetId);
    if (subnet === undefined) return undefined;
    const vpcId = optionalText(subnet.attributes, 'VpcId');
    const availabilityZone = optionalText(subnet.attributes, 'AvailabilityZone');
    return vpcId === undefined || availabilityZone === undefined ? undefined : { vpcId, availabilityZone };
  };
}
