import type { ResourceTypes } from '../resource-types/resource-handler';
import type { StackResource } from '../stacks/stack-resource';

/** Why a resource leaves its stack. */
export type Departure = 'removed' | 'replaced' | 'rolled-back';

/** What becomes of it (user guide, "DeletionPolicy attribute" and "UpdateReplacePolicy attribute"). */
export type Fate = 'delete' | 'delete-with-snapshot' | 'retain';

export function chooseFate(resource: StackResource, departure: Departure, types: ResourceTypes): Fate {
  const { deletionPolicy, updateReplacePolicy } = resource.template;
  if (departure === 'replaced') return fates[updateReplacePolicy ?? 'Delete'];
  const policy =
    deletionPolicy ?? types.get(resource.type)?.defaultDeletionPolicy?.(resource.properties) ?? 'Delete';
  // What was never in use has no data to keep.
  if (departure === 'rolled-back') return policy === 'Retain' ? 'retain' : 'delete';
  return fates[policy];
}

const fates = {
  Delete: 'delete',
  Retain: 'retain',
  RetainExceptOnCreate: 'retain',
  Snapshot: 'delete-with-snapshot',
} as const;
