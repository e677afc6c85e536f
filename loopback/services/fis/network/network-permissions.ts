import type { AccountIdentity } from '../../account-identity';
import type { ExperimentRole } from '../experiments/experiment-role';

/** Tag of the network ACL that AWS FIS creates, as condition keys. Policies allow changes only of ACLs with this tag. */
const creation = { 'aws:RequestTag/managedByFIS': 'true', 'ec2:CreateAction': 'CreateNetworkAcl' };
const managed = { 'aws:ResourceTag/managedByFIS': 'true', 'ec2:ResourceTag/managedByFIS': 'true' };

/**
 * Requires the permissions with which AWS FIS replaces the network ACL of a subnet and restores it (AWS FIS user guide,
 * `aws:network:disrupt-connectivity`). Throws ExperimentFailure.
 */
export function requireNetworkPermissions(
  role: ExperimentRole,
  { region, accountId }: AccountIdentity,
  subnetId: string,
  vpcId = '*',
): void {
  const arn = (resource: string) => `arn:aws:ec2:${region}:${accountId}:${resource}`;
  const vpc = arn(`vpc/${vpcId}`);
  // The ACL does not exist yet, so its ID is unknown.
  const acl = arn('network-acl/*');
  for (const action of ['ec2:DescribeVpcs', 'ec2:DescribeNetworkAcls', 'ec2:DescribeManagedPrefixLists'])
    role.require(action, ['*']);
  role.require('ec2:CreateNetworkAcl', [vpc, acl], creation);
  role.require('ec2:CreateTags', [acl], creation);
  role.require('ec2:CreateNetworkAclEntry', [acl], managed);
  role.require('ec2:ReplaceNetworkAclAssociation', [arn(`subnet/${subnetId}`), acl], managed);
  role.require('ec2:DeleteNetworkAcl', [acl], managed);
}
