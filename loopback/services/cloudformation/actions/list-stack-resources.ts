import { summariseResource } from '../shapes/stack-resource-shape';
import type { CloudFormationAction } from './action';
import { requireStack } from './find-stack';
import { cutPage } from './page';

export const listStackResources: CloudFormationAction<'ListStackResources'> = async (
  cloudFormation,
  { StackName, NextToken },
) => {
  const stack = requireStack(cloudFormation, StackName, 'read');
  const page = cutPage([...stack.resources.values()], ({ logicalId }) => logicalId, NextToken);
  return { StackResourceSummaries: page.items.map(summariseResource), NextToken: page.nextToken };
};
