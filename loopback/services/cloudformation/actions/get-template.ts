import { requireChangeSet } from '../requests/find-change-set';
import { requireStack } from '../requests/find-stack';
import type { CloudFormationAction } from './action';

/** Returns the template of a stack or of a change set exactly as it was submitted. A stack in review has no template. */
export const getTemplate: CloudFormationAction<'GetTemplate'> = async (
  cloudFormation,
  { StackName, ChangeSetName },
) => {
  const source =
    ChangeSetName === undefined
      ? requireStack(cloudFormation, StackName, 'read').deployed
      : requireChangeSet(cloudFormation, StackName, ChangeSetName).target;
  return { TemplateBody: source?.blueprint.text, StagesAvailable: ['Original', 'Processed'] };
};
