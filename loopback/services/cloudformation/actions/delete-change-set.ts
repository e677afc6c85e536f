import { findChangeSet } from '../requests/find-change-set';
import type { CloudFormationAction } from './action';

/** Deletes a change set. Does nothing if the change set does not exist; throws if the stack does not exist. */
export const deleteChangeSet: CloudFormationAction<'DeleteChangeSet'> = async (
  cloudFormation,
  { StackName, ChangeSetName },
) => {
  const changeSet = findChangeSet(cloudFormation, StackName, ChangeSetName);
  if (changeSet !== undefined) cloudFormation.changeSets.remove(changeSet);
  return {};
};
