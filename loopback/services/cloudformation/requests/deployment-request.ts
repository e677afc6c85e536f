import type { Tag as SdkTag } from '@aws-sdk/client-cloudformation';
import { validationError } from '../faults';
import { explainUnsupportedType } from '../resource-types/explain-unsupported-type';
import type { DeploymentTarget, Stack } from '../stacks/stack';
import type { Tag } from '../stacks/stack-resource';
import type { CloudFormation } from '../state';
import { createBlueprint } from '../template/blueprint';
import type { GivenParameter } from '../template/parameters';
import { requireCapabilities } from './capabilities';
import type { TemplateSource } from './read-template';
import { readTemplate } from './read-template';
import { refuseUnsupported } from './unsupported-parameters';

/** Parameters that CreateStack, UpdateStack and CreateChangeSet share. */
export interface DeploymentRequest extends TemplateSource {
  readonly Parameters?: readonly GivenParameter[] | undefined;
  readonly Tags?: readonly SdkTag[] | undefined;
  readonly Capabilities?: readonly string[] | undefined;
  readonly NotificationARNs?: readonly string[] | undefined;
  readonly RoleARN?: string | undefined;
  readonly DisableRollback?: boolean | undefined;
}

const maxTags = 50;

/**
 * Reads a request to deploy to a stack. Parameters that the request omits keep the stack's values. Throws
 * `ValidationError` and `InsufficientCapabilitiesException`.
 */
export async function readDeploymentRequest(
  cloudFormation: CloudFormation,
  request: DeploymentRequest,
  stack: Stack,
): Promise<DeploymentTarget> {
  refuseUnsupported(request);
  const { deps, engine } = cloudFormation;
  const { account } = deps;
  const previous = stack.deployed;
  const notificationArns = request.NotificationARNs ?? previous?.settings.notificationArns ?? [];
  const text = await readTemplate(cloudFormation, request, stack);
  const blueprint = await createBlueprint({
    text,
    parameters: request.Parameters ?? [],
    previousParameters: previous?.blueprint.parameters ?? new Map(),
    stack: { ...account, stackId: stack.id, stackName: stack.name, notificationArns },
    availabilityZones: account.availabilityZones,
    readSsmParameter: deps.readSsmParameter,
    explainUnsupportedType: (type) => explainUnsupportedType(type, engine.types, engine.definitions),
  });
  requireCapabilities(blueprint, request.Capabilities ?? [], engine.types);
  engine.definitions.load([...blueprint.resources.values()].map(({ type }) => type));
  return {
    blueprint,
    settings: {
      tags: request.Tags === undefined ? (previous?.settings.tags ?? []) : readTags(request.Tags),
      capabilities: request.Capabilities ?? [],
      notificationArns,
      roleArn: request.RoleARN ?? previous?.settings.roleArn,
      disableRollback: request.DisableRollback ?? false,
    },
    changeSetId: undefined,
  };
}

function readTags(tags: readonly SdkTag[]): readonly Tag[] {
  const read = tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const keys = new Set(read.map(({ Key }) => Key));
  const bad = read.find(({ Key, Value }) => Key === '' || Key.length > 128 || Value.length > 256);
  if (bad !== undefined || keys.size !== read.length || read.length > maxTags) {
    throw validationError(
      `A stack can have up to ${maxTags} tags, with unique keys of 1 to 128 characters and values of up to 256.`,
    );
  }
  const reserved = read.find(({ Key }) => Key.startsWith('aws:'));
  if (reserved !== undefined) {
    throw validationError(`aws: prefixed tag key names are not allowed for external use: ${reserved.Key}`);
  }
  return read;
}
