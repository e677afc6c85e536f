import type { ValueObject } from '../../template/value';
import { isList } from '../../template/value';
import { ResourceError } from '../resource-error';

/** The roles that a policy resource names. The account has no users and groups to give it to. */
export function rolesOf(properties: ValueObject): readonly string[] {
  for (const other of ['Users', 'Groups']) {
    const names = properties[other];
    if (isList(names) && names.length > 0) {
      throw new ResourceError(
        'InvalidRequest',
        `The loopback account has roles only, no ${other.toLowerCase()}.`,
      );
    }
  }
  return isList(properties.Roles) ? properties.Roles.map(String) : [];
}
