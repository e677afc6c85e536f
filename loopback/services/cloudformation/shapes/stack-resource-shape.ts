import type * as sdk from '@aws-sdk/client-cloudformation';
import type { Stack } from '../stacks/stack';
import type { StackResource } from '../stacks/stack-resource';

/** Describes a resource in the format of ListStackResources. */
export function summariseResource(resource: StackResource): sdk.StackResourceSummary {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    LastUpdatedTimestamp: resource.updatedAt,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

/** Describes a resource in the format of DescribeStackResources. */
export function describeResource({ name, id }: Stack, resource: StackResource): sdk.StackResource {
  return {
    StackName: name,
    StackId: id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    Timestamp: resource.updatedAt,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}
