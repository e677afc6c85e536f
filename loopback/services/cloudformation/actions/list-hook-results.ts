import type { CloudFormationAction } from './action';

/** The account has no hooks, so that none ever had a result. */
export const listHookResults: CloudFormationAction<'ListHookResults'> = async (
  _cloudFormation,
  { TargetType, TargetId },
) => ({ TargetType, TargetId, HookResults: [] });
