import { requireStack } from '../requests/find-stack';
import { cutPage } from '../requests/page';
import { describeStackEvent } from '../shapes/event-shape';
import type { CloudFormationAction } from './action';

/** Events of a stack, the newest first. */
export const describeStackEvents: CloudFormationAction<'DescribeStackEvents'> = async (
  cloudFormation,
  { StackName, NextToken },
) => {
  const stack = requireStack(cloudFormation, StackName, 'write');
  const page = cutPage(stack.events.all.toReversed(), ({ id }) => id, NextToken);
  return {
    StackEvents: page.items.map((event) => describeStackEvent(stack, event)),
    NextToken: page.nextToken,
  };
};
