import type * as sdk from '@aws-sdk/client-cloudformation';
import { renderProperties } from '../change-sets/render-change';
import type { Stack } from '../stacks/stack';
import type { StackEvent } from '../stacks/stack-events';

/** Describes an event in the format of DescribeStackEvents. */
export function describeStackEvent({ name, id }: Stack, event: StackEvent): sdk.StackEvent {
  return {
    StackId: id,
    StackName: name,
    EventId: event.id,
    OperationId: event.operation.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ...describeStatus(event),
  };
}

/** Describes an event in the format of DescribeEvents. */
export function describeOperationEvent({ id }: Stack, event: StackEvent): sdk.OperationEvent {
  const isStack = event.physicalId === id;
  return {
    EventId: event.id,
    StackId: id,
    OperationId: event.operation.id,
    OperationType: event.operation.type,
    EventType:
      isFailure(event) && !isStack ? 'PROVISIONING_ERROR' : isStack ? 'STACK_EVENT' : 'PROGRESS_EVENT',
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ...describeStatus(event),
  };
}

export function isFailure({ status }: StackEvent): boolean {
  return status.endsWith('_FAILED');
}

function describeStatus(
  event: StackEvent,
): Pick<
  sdk.StackEvent,
  'ResourceStatus' | 'ResourceStatusReason' | 'ResourceProperties' | 'ClientRequestToken' | 'DetailedStatus'
> {
  return {
    ResourceStatus: event.status as sdk.ResourceStatus,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties && renderProperties(event.properties),
    ClientRequestToken: event.operation.clientToken,
    DetailedStatus: event.isValidationFailure ? 'VALIDATION_FAILED' : undefined,
  };
}
