import { requireStack } from '../requests/find-stack';
import { cutPage } from '../requests/page';
import { summariseResource } from '../shapes/stack-resource-shape';
import type { CloudFormationAction } from './action';

export const listStackResources: CloudFormationAction<'ListStackResources'> = async (
  cloudFormation,
  { StackName, NextToken },
) => {
  const stack = requireStack(cloudFormation, StackName, 'read');
  const page = cutPage([...stack.resources.values()], ({ logicalId }) => logicalId, NextToken);
  return { StackResourceSummaries: page.items.map(summariseResource), NextToken: page.nextToken };
};
