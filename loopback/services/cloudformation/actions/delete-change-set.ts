import { findChangeSet } from '../requests/find-change-set';
import type { CloudFormationAction } from './action';

/** Deletes a change set. An absent change set is no error; an absent stack is. */
export const deleteChangeSet: CloudFormationAction<'DeleteChangeSet'> = async (
  cloudFormation,
  { StackName, ChangeSetName },
) => {
  const changeSet = findChangeSet(cloudFormation, StackName, ChangeSetName);
  if (changeSet !== undefined) cloudFormation.changeSets.remove(changeSet);
  return {};
};
