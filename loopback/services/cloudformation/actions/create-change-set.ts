import { AlreadyExistsException } from '@aws-sdk/client-cloudformation';
import { planChangeSet } from '../change-sets/plan-change-set';
import { validationError } from '../faults';
import { readDeploymentRequest } from '../requests/deployment-request';
import { requireStack } from '../requests/find-stack';
import { requireName } from '../requests/names';
import { readOnFailure } from '../requests/on-failure';
import { requireUpdatable } from '../requests/require-updatable';
import type { Stack } from '../stacks/stack';
import { nameOperation } from '../stacks/stack-events';
import type { CloudFormation } from '../state';
import type { CloudFormationAction } from './action';

/**
 * Creates a change set and returns once it is complete or failed, because clients poll for it only every 5 s. Rejects a
 * template that cannot be read, without creating anything.
 */
export const createChangeSet: CloudFormationAction<'CreateChangeSet'> = async (cloudFormation, input) => {
  const { stacks, changeSets, engine } = cloudFormation;
  const name = requireName('changeSetName', input.ChangeSetName);
  const kind = readKind(input.ChangeSetType);
  const stack =
    kind === 'CREATE' ? stackToCreate(cloudFormation, input) : stackToUpdate(cloudFormation, input);
  requireNewName(changeSets.of(stack), name);
  const DisableRollback = readOnFailure(input.OnStackFailure);
  const target = await readDeploymentRequest(cloudFormation, { ...input, DisableRollback }, stack);
  const { Description: description, ClientToken: clientToken } = input;
  const changeSet = planChangeSet(stack, target, { name, kind, description, clientToken }, engine);
  requireNewName(changeSets.of(stack), name);
  if (stacks.find(stack.id) === undefined) {
    stacks.add(stack);
    stack.enter('REVIEW_IN_PROGRESS', nameOperation('CREATE_CHANGESET', clientToken), 'User Initiated');
  }
  changeSets.add(stack, changeSet);
  return { Id: changeSet.id, StackId: stack.id };
};

type Input = Parameters<typeof createChangeSet>[1];

function readKind(kind: Input['ChangeSetType'] = 'UPDATE'): 'CREATE' | 'UPDATE' {
  if (kind === 'IMPORT') {
    throw validationError(
      'The loopback account does not import resources: ChangeSetType must be CREATE or UPDATE.',
    );
  }
  return kind;
}

/** Returns a new stack, or the existing stack if it has nothing but change sets. */
function stackToCreate({ stacks }: CloudFormation, { StackName, ChangeSetName }: Input): Stack {
  const existing = stacks.find(StackName ?? '');
  if (existing?.status === 'REVIEW_IN_PROGRESS') return existing;
  if (existing !== undefined) {
    throw validationError(
      `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
    );
  }
  return stacks.draft(requireName('stackName', StackName));
}

function stackToUpdate(cloudFormation: CloudFormation, { StackName }: Input): Stack {
  const stack = requireStack(cloudFormation, StackName, 'write');
  requireUpdatable(stack);
  return stack;
}

function requireNewName(changeSets: ReadonlyMap<string, unknown>, name: string): void {
  if (!changeSets.has(name)) return;
  throw new AlreadyExistsException({ message: `ChangeSet ${name} already exists`, $metadata: {} });
}
