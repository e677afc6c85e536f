import type { ActionInput, ActionName, ActionOutput, Caller } from '../../../gateway/service';
import type { CloudFormation } from '../state';

export type CloudFormationModule = typeof import('@aws-sdk/client-cloudformation');

/** One operation of CloudFormation's API. */
export type CloudFormationAction<Name extends ActionName<CloudFormationModule>> = (
  cloudFormation: CloudFormation,
  input: ActionInput<CloudFormationModule, Name>,
  caller: Caller,
) => Promise<ActionOutput<CloudFormationModule, Name>>;
