import type { CloudFormationAction } from './action';

/** Always empty: the account does not support hooks. */
export const listHookResults: CloudFormationAction<'ListHookResults'> = async (
  _cloudFormation,
  { TargetType, TargetId },
) => ({ TargetType, TargetId, HookResults: [] });
