import { validationError } from '../faults';
import type { Stack } from '../stacks/stack';
import type { CloudFormation } from '../state';

/**
 * Wording of the error for a stack that does not exist. The CDK CLI compares the text. Operations that read return `Stack
 * with id X does not exist`; operations that write, and DescribeEvents, return `Stack [X] does not exist`.
 */
export type AbsenceWording = 'read' | 'write';

/**
 * Finds an existing stack by name, or an existing or deleted stack by ARN. Throws `ValidationError` in the operation's
 * wording.
 */
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
