import type { OperationEvent } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../change-sets/change-set';
import { validationError } from '../faults';
import { renderTemplateProblem } from '../properties/problem-texts';
import { requireChangeSet } from '../requests/find-change-set';
import { requireStack } from '../requests/find-stack';
import { cutPage } from '../requests/page';
import { describeOperationEvent, isFailure } from '../shapes/event-shape';
import type { CloudFormation } from '../state';
import type { CloudFormationAction } from './action';

type Input = Parameters<typeof describeEvents>[1];

/** Events of the operations on a stack, or the reasons why a change set failed; the newest first. */
export const describeEvents: CloudFormationAction<'DescribeEvents'> = async (cloudFormation, input) => {
  const page = cutPage(selectEvents(cloudFormation, input), ({ EventId = '' }) => EventId, input.NextToken);
  return { OperationEvents: [...page.items], NextToken: page.nextToken };
};

function selectEvents(
  cloudFormation: CloudFormation,
  { StackName, ChangeSetName, OperationId, Filters }: Input,
): readonly OperationEvent[] {
  if (ChangeSetName !== undefined) {
    return describeRefusals(requireChangeSet(cloudFormation, StackName, ChangeSetName));
  }
  if (StackName === undefined && OperationId === undefined) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified');
  }
  const stacks =
    StackName === undefined ? cloudFormation.stacks.live : [requireStack(cloudFormation, StackName, 'read')];
  return stacks.flatMap((stack) =>
    stack.events.all
      .filter((event) => OperationId === undefined || event.operation.id === OperationId)
      .filter((event) => !Filters?.FailedEvents || isFailure(event))
      .map((event) => describeOperationEvent(stack, event))
      .reverse(),
  );
}

/** Returns one event for each property that the resource type does not allow. */
function describeRefusals({
  id,
  stackId,
  operation,
  createdAt,
  refusals,
}: ChangeSet): readonly OperationEvent[] {
  return refusals.flatMap(({ logicalId, type, physicalId, problems }) =>
    problems.map((problem, index) => {
      const { reason, path } = renderTemplateProblem(logicalId, problem);
      return {
        EventId: `${id.split('/').at(-1)}-${logicalId}-${index}`,
        StackId: stackId,
        OperationId: operation.id,
        OperationType: operation.type,
        OperationStatus: 'FAILED',
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: logicalId,
        PhysicalResourceId: physicalId,
        ResourceType: type,
        Timestamp: createdAt,
        ValidationFailureMode: 'FAIL',
        ValidationName: 'PROPERTY_VALIDATION',
        ValidationStatus: 'FAILED',
        ValidationStatusReason: reason,
        ValidationPath: path,
      };
    }),
  );
}
