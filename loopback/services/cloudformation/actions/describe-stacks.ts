import { requireStack } from '../requests/find-stack';
import { describeStack } from '../shapes/stack-shape';
import type { CloudFormationAction } from './action';

/**
 * Longest time that the answer about a stack in progress is delayed. The CDK CLI asks at once and then every 5 s,
 * which cannot be configured; a delayed answer reports the end of the operation as soon as it happens. Shorter than
 * the time clients wait for an answer.
 */
const holdMs = 20_000;

/** Describes one stack after the operation in progress on it has ended, or all existing stacks at once. */
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
