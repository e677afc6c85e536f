import { validationError } from '../faults';
import { requireStack } from '../requests/find-stack';
import { describeResource } from '../shapes/stack-resource-shape';
import type { Stack } from '../stacks/stack';
import type { CloudFormation } from '../state';
import type { CloudFormationAction } from './action';

/**
 * Describes the resources of a stack, or of the stack that owns a physical resource. `LogicalResourceId` selects one
 * resource.
 */
export const describeStackResources: CloudFormationAction<'DescribeStackResources'> = async (
  cloudFormation,
  { StackName, PhysicalResourceId, LogicalResourceId },
) => {
  const stack =
    StackName === undefined
      ? requireOwner(cloudFormation, PhysicalResourceId)
      : requireStack(cloudFormation, StackName, 'read');
  const resources = [...stack.resources.values()].filter(
    ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
  );
  return { StackResources: resources.map((resource) => describeResource(stack, resource)) };
};

function requireOwner({ stacks }: CloudFormation, physicalId: string | undefined): Stack {
  if (physicalId === undefined) {
    throw validationError('Either StackName or PhysicalResourceId must be specified.');
  }
  const owner = stacks.live.find(({ resources }) =>
    [...resources.values()].some((resource) => resource.physicalId === physicalId),
  );
  if (owner === undefined) throw validationError(`Stack for ${physicalId} does not exist`);
  return owner;
}
