import type { Definitions } from '../properties/definitions';
import type { ResourceTypes } from './resource-handler';

/**
 * Why a stack cannot have resources of a type: undefined when it can, an empty text when AWS has no such type either.
 * Making a resource that then does nothing would only hide that it does not.
 */
export function refuseType(type: string, types: ResourceTypes, definitions: Definitions): string | undefined {
  if (types.has(type)) return undefined;
  if (definitions.find(type) === undefined) return '';
  return 'AWS has resources of this type; the loopback account has not.';
}
