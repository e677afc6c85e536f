import { describeStack } from '../shapes/stack-shape';
import type { Stack } from '../stacks/stack';
import { isInProgress } from '../stacks/stack-status';
import type { CloudFormationAction } from './action';
import { requireStack } from './find-stack';

/**
 * How long the answer about a stack in progress is held. The CDK CLI asks at once and then every 5 s, with no way to
 * change that; held, it hears of the end when it comes. Below the time clients wait for an answer.
 */
const holdMs = 20_000;

/** Describes one stack, once no operation on it is under way; or all that are there. */
export const describeStacks: CloudFormationAction<'DescribeStacks'> = async (
  cloudFormation,
  { StackName },
  caller,
) => {
  if (StackName === undefined) return { Stacks: cloudFormation.stacks.live.map(describeStack) };
  const stack = requireStack(cloudFormation, StackName, 'read');
  await waitUntilSettled(stack, AbortSignal.any([caller.signal, cloudFormation.operations.closing]));
  return { Stacks: [describeStack(stack)] };
};

async function waitUntilSettled(stack: Stack, signal: AbortSignal): Promise<void> {
  if (!isInProgress(stack.status)) return;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), holdMs);
  await stack.settled(AbortSignal.any([signal, limit.signal]));
  clearTimeout(timer);
}
