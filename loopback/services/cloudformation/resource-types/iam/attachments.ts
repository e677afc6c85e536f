import type { ValueObject } from '../../template/value';
import { isList } from '../../template/value';
import { ResourceError } from '../resource-error';

/** Roles that a policy resource names. The account does not support users and groups. */
export function rolesOf(properties: ValueObject): readonly string[] {
  for (const other of ['Users', 'Groups']) {
    const names = properties[other];
    if (isList(names) && names.length > 0) {
      throw new ResourceError(
        'InvalidRequest',
        `The loopback account supports roles only, not ${other.toLowerCase()}.`,
      );
    }
  }
  return isList(properties.Roles) ? properties.Roles.map(String) : [];
}
