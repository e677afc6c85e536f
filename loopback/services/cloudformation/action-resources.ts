import type { ActionResources } from '../../gateway/service';
import type { AccountIdentity } from '../account-identity';
import type { CloudFormationModule } from './actions/action';

/**
 * ARN of the stack that each action touches, as IAM policies contain it (Service Authorization Reference, "Actions
 * defined by AWS CloudFormation"). A name matches any stack of that name.
 */
export function cloudFormationActionResources({
  region,
  accountId,
}: AccountIdentity): ActionResources<CloudFormationModule> {
  const stack = ({ StackName = '*' }: { StackName?: string | undefined }) => [
    StackName.startsWith('arn:')
      ? StackName
      : `arn:aws:cloudformation:${region}:${accountId}:stack/${StackName}/*`,
  ];
  return {
    CreateChangeSet: stack,
    CreateStack: stack,
    DeleteChangeSet: stack,
    DeleteStack: stack,
    DescribeChangeSet: stack,
    DescribeEvents: stack,
    DescribeStackEvents: stack,
    DescribeStackResources: stack,
    DescribeStacks: stack,
    ExecuteChangeSet: stack,
    GetTemplate: stack,
    ListStackResources: stack,
    UpdateStack: stack,
    UpdateTerminationProtection: stack,
  };
}
