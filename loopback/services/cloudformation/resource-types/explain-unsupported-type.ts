import type { Definitions } from '../properties/definitions';
import type { ResourceTypes } from './resource-handler';

/**
 * Returns why a stack cannot have resources of a type: undefined if it can; an empty text if AWS does not have the type
 * either. Unsupported types are rejected, because a resource that does nothing would hide that its type is unsupported.
 */
export function explainUnsupportedType(
  type: string,
  types: ResourceTypes,
  definitions: Definitions,
): string | undefined {
  if (types.has(type)) return undefined;
  if (definitions.find(type) === undefined) return '';
  return 'AWS has this resource type; the loopback account does not support it.';
}
