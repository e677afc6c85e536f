import { findDefinition } from '../properties/definitions';
import type { ResourceTypes } from './resource-handler';

/**
 * Why a stack cannot have resources of a type: undefined when it can, an empty text when AWS has no such type either.
 * Making a resource that then does nothing would only hide that it does not.
 */
export function refuseType(type: string, types: ResourceTypes): string | undefined {
  if (types.has(type)) return undefined;
  if (findDefinition(type) === undefined) return '';
  return `AWS has resources of this type; the loopback account has ${[...types.keys()].sort().join(', ')}.`;
}
