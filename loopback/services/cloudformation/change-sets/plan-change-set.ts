import { randomUUID } from 'node:crypto';
import type { Engine } from '../deployment/engine';
import type { DeploymentTarget, Stack } from '../stacks/stack';
import { nameOperation } from '../stacks/stack-events';
import type { ChangeSet } from './change-set';
import type { Plan } from './plan-changes';
import { planChanges } from './plan-changes';

export interface ChangeSetRequest {
  readonly name: string;
  readonly kind: ChangeSet['kind'];
  readonly description: string | undefined;
  readonly clientToken: string | undefined;
}

/** Plans a deployment. Throws the errors of evaluating the template. */
export function planChangeSet(
  stack: Stack,
  target: DeploymentTarget,
  { name, kind, description, clientToken }: ChangeSetRequest,
  engine: Engine,
): ChangeSet {
  const plan = planChanges(stack, target, engine);
  const failure = chooseFailure(plan);
  const id = `${stack.id.split(':stack/')[0]}:changeSet/${name}/${randomUUID()}`;
  return {
    id,
    name,
    description,
    stackId: stack.id,
    stackName: stack.name,
    createdAt: engine.now(),
    kind,
    operation: nameOperation('CREATE_CHANGESET', clientToken),
    target: { ...target, changeSetId: id },
    changes: failure === noChanges ? [] : plan.changes,
    refusals: plan.refusals,
    status: failure === undefined ? 'CREATE_COMPLETE' : 'FAILED',
    statusReason: failure,
    executionStatus: failure === undefined ? 'AVAILABLE' : 'UNAVAILABLE',
  };
}

/** The CDK CLI recognizes these two texts by their first words. */
const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const invalidProperties =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early ' +
  'Validation errors, use the DescribeEvents API for detailed failure information.';

function chooseFailure({ refusals, hasChanges }: Plan): string | undefined {
  if (refusals.length > 0) return invalidProperties;
  return hasChanges ? undefined : noChanges;
}
