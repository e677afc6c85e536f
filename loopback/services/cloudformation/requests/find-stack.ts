import { validationError } from '../faults';
import type { Stack } from '../stacks/stack';
import type { CloudFormation } from '../state';

/**
 * Operations word an absent stack in one of two ways, and the CDK CLI compares the text: those that read say
 * `Stack with id X does not exist`, those that write (and the events) say `Stack [X] does not exist`.
 */
export type AbsenceWording = 'read' | 'write';

/** By name the live stack, by ARN a deleted one too. Throws `ValidationError` in the operation's wording. */
export function requireStack(
  { stacks }: CloudFormation,
  nameOrId: string | undefined,
  wording: AbsenceWording,
): Stack {
  const stack = nameOrId === undefined ? undefined : stacks.find(nameOrId);
  if (stack !== undefined) return stack;
  throw validationError(
    wording === 'read' ? `Stack with id ${nameOrId} does not exist` : `Stack [${nameOrId}] does not exist`,
  );
}
