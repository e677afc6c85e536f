import { ChangeSetNotFoundException } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../change-sets/change-set';
import { validationError } from '../faults';
import type { CloudFormation } from '../state';
import { requireStack } from './find-stack';

/**
 * Finds a change set by ARN, or by name and stack. Throws `ValidationError` for an absent stack and
 * `ChangeSetNotFound` for an absent change set.
 */
export function requireChangeSet(
  cloudFormation: CloudFormation,
  stackName: string | undefined,
  nameOrId: string | undefined,
): ChangeSet {
  const changeSet = findChangeSet(cloudFormation, stackName, nameOrId);
  if (changeSet !== undefined) return changeSet;
  throw new ChangeSetNotFoundException({ message: `ChangeSet [${nameOrId}] does not exist`, $metadata: {} });
}

/** Finds a change set like `requireChangeSet`, but returns undefined if it does not exist. */
export function findChangeSet(
  cloudFormation: CloudFormation,
  stackName: string | undefined,
  nameOrId: string | undefined,
): ChangeSet | undefined {
  if (nameOrId?.startsWith('arn:')) return cloudFormation.changeSets.find(nameOrId);
  if (stackName === undefined) {
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const stack = requireStack(cloudFormation, stackName, 'write');
  return cloudFormation.changeSets.of(stack).get(nameOrId ?? '');
}
