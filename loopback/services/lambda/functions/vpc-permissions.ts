import type { Role } from '../../iam/roles/roles';
import type { Iam } from '../../iam/state';
import { faults } from '../faults';

/**
 * Actions that the role of a function in a VPC must allow. Lambda uses that role to create and delete the function's
 * network interfaces.
 *
 * Source: Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC".
 */
const actions = [
  'CreateNetworkInterface',
  'DescribeNetworkInterfaces',
  'DescribeSubnets',
  'DeleteNetworkInterface',
  'AssignPrivateIpAddresses',
  'UnassignPrivateIpAddresses',
];

/** Throws Lambda's `InvalidParameterValueException` for the first action that the role does not allow. */
export function requireVpcPermissions(iam: Iam, role: Role): void {
  const missing = actions.find(
    (action) => iam.permissionOfRole(role, `ec2:${action}`, '*').state === 'denied',
  );
  if (missing === undefined) return;
  throw faults.invalid(`The provided execution role does not have permissions to call ${missing} on EC2`);
}
