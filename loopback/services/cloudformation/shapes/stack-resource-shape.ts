import type * as sdk from '@aws-sdk/client-cloudformation';
import type { Stack } from '../stacks/stack';
import type { StackResource } from '../stacks/stack-resource';

/** A resource as ListStackResources gives it. */
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

/** A resource as DescribeStackResources gives it. */
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
