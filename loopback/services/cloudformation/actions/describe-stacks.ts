import { requireStack } from '../requests/find-stack';
import { describeStack } from '../shapes/stack-shape';
import type { CloudFormationAction } from './action';

/**
 * Longest delay of the answer about a stack in progress. A delayed answer reports the end of an operation at once, but the
 * CDK CLI polls only every 5 s, which cannot be configured. The delay is shorter than the time that clients wait for an
 * answer.
 */
const holdMs = 20_000;

/** Describes one stack, after the operation in progress on it has ended; or all existing stacks, without a delay. */
export const describeStacks: CloudFormationAction<'DescribeStacks'> = async (
  cloudFormation,
  { StackName },
  caller,
) => {
  if (StackName === undefined) return { Stacks: cloudFormation.stacks.live.map(describeStack) };
  const stack = requireStack(cloudFormation, StackName, 'read');
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), holdMs);
  await stack.settled(limit.signal, caller.signal, cloudFormation.operations.closing);
  clearTimeout(timer);
  return { Stacks: [describeStack(stack)] };
};
