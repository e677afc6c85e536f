import type * as sdk from '@aws-sdk/client-cloudformation';
import type { Stack } from '../stacks/stack';
import type { Parameter } from '../template/parameters';

/** Describes a stack in the format of DescribeStacks. */
export function describeStack(stack: Stack): sdk.Stack {
  const { deployed } = stack;
  const settings = deployed?.settings;
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: deployed?.changeSetId,
    Description: deployed?.blueprint.template.description,
    Parameters: describeParameters(deployed?.blueprint.parameters ?? new Map()),
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: settings?.disableRollback ?? false,
    NotificationARNs: [...(settings?.notificationArns ?? [])],
    Capabilities: (settings?.capabilities ?? []) as sdk.Capability[],
    Outputs: stack.deployed?.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    RoleARN: settings?.roleArn,
    Tags: [...(settings?.tags ?? [])],
    EnableTerminationProtection: stack.isTerminationProtected,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

/** Hides values of parameters marked `NoEcho`. */
export function describeParameters(parameters: ReadonlyMap<string, Parameter>): sdk.Parameter[] {
  return [...parameters].map(([name, { text, resolvedText, noEcho }]) => ({
    ParameterKey: name,
    ParameterValue: noEcho ? '****' : text,
    ResolvedValue: noEcho && resolvedText !== undefined ? '****' : resolvedText,
  }));
}
