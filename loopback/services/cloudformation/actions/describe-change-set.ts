import type { Capability } from '@aws-sdk/client-cloudformation';
import { renderChange } from '../change-sets/render-change';
import { requireChangeSet } from '../requests/find-change-set';
import { describeParameters } from '../shapes/stack-shape';
import type { CloudFormationAction } from './action';

export const describeChangeSet: CloudFormationAction<'DescribeChangeSet'> = async (
  cloudFormation,
  { StackName, ChangeSetName, IncludePropertyValues = false },
) => {
  const changeSet = requireChangeSet(cloudFormation, StackName, ChangeSetName);
  const { settings, blueprint } = changeSet.target;
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    Description: changeSet.description,
    Parameters: describeParameters(blueprint.parameters),
    CreationTime: changeSet.createdAt,
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    NotificationARNs: [...settings.notificationArns],
    RollbackConfiguration: {},
    Capabilities: settings.capabilities as Capability[],
    Tags: [...settings.tags],
    Changes: changeSet.changes.map((change) => renderChange(change, IncludePropertyValues)),
    IncludeNestedStacks: false,
  };
};
