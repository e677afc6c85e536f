import type { FindSubnet } from '../../../rds/stored/subnet-groups';
import { givenText } from '../given-text';
import type { InertResources } from './inert-resources';

/** Finds the subnets that stacks have made, for services that need to know where one lies. */
export function createFindSubnet(resources: InertResources): FindSubnet {
  return (subnetId) => {
    const subnet = resources.find('AWS::EC2::Subnet', subnetId);
    if (subnet === undefined) return undefined;
    const vpcId = givenText(subnet.attributes, 'VpcId');
    const availabilityZone = givenText(subnet.attributes, 'AvailabilityZone');
    return vpcId === undefined || availabilityZone === undefined ? undefined : { vpcId, availabilityZone };
  };
}
