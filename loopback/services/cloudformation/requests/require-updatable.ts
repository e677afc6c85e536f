import { validationError } from '../faults';
import type { Stack } from '../stacks/stack';
import { canUpdate } from '../stacks/stack-status';

/** Throws unless the stack's status allows updates. */
export function requireUpdatable({ id, status }: Stack): void {
  if (canUpdate(status)) return;
  throw validationError(`Stack:${id} is in ${status} state and can not be updated.`);
}
