import { findChangeSet } from '../requests/find-change-set';
import type { CloudFormationAction } from './action';

/** Deletes a change set. One that does not exist needs nothing done; its stack has to exist. */
export const deleteChangeSet: CloudFormationAction<'DeleteChangeSet'> = async (
  cloudFormation,
  { StackName, ChangeSetName },
) => {
  const changeSet = findChangeSet(cloudFormation, StackName, ChangeSetName);
  if (changeSet !== undefined) cloudFormation.changeSets.remove(changeSet);
  return {};
};
