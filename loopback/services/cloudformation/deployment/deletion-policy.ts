import type { ResourceTypes } from '../resource-types/resource-handler';
import type { StackResource } from '../stacks/stack-resource';

/** Why a resource is removed from its stack. */
export type RemovalReason = 'removed' | 'replaced' | 'rolled-back';

/**
 * Effect of the policy on the resource (user guide, "DeletionPolicy attribute" and "UpdateReplacePolicy attribute").
 */
export type RemovalAction = 'delete' | 'delete-with-snapshot' | 'retain';

export function chooseRemovalAction(
  resource: StackResource,
  reason: RemovalReason,
  types: ResourceTypes,
): RemovalAction {
  const { deletionPolicy, updateReplacePolicy } = resource.template;
  if (reason === 'replaced') return removalActions[updateReplacePolicy ?? 'Delete'];
  const policy =
    deletionPolicy ?? types.get(resource.type)?.defaultDeletionPolicy?.(resource.properties) ?? 'Delete';
  // A resource that was never in use has no data to keep.
  if (reason === 'rolled-back') return policy === 'Retain' ? 'retain' : 'delete';
  return removalActions[policy];
}

const removalActions = {
  Delete: 'delete',
  Retain: 'retain',
  RetainExceptOnCreate: 'retain',
  Snapshot: 'delete-with-snapshot',
} as const;
