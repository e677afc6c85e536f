import { CommonError } from '../../../gateway/errors';
import type { Check } from './checks';
import { matching } from './checks';

/** Names that the engine reserves. */
const reserved = ['admin', 'none', 'public', 'rdsadmin', 'rdsrepladmin', 'rdstopmgr'];

const form = matching(/^[A-Za-z][A-Za-z0-9]{0,15}$/, '1 to 16 letters or digits, first a letter');

export const masterUsername: Check<string> = (value, name) => {
  form(value, name);
  if (!reserved.includes(value.toLowerCase())) return;
  throw new CommonError(
    'InvalidParameterValue',
    `MasterUsername ${value} cannot be used as it is a reserved word used by the engine`,
  );
};

/** 8 to 41 printable ASCII characters except `/`, `"` and `@` (API reference, `MasterUserPassword`). */
export const masterPassword: Check<string> = (value) => {
  if (/^[!#-.0-?A-~ ]{8,41}$/.test(value)) return;
  throw new CommonError(
    'InvalidParameterValue',
    'The parameter MasterUserPassword is not a valid password. It must be 8 to 41 printable ASCII characters ' +
      `besides '/', '@', '"'.`,
  );
};

/** Name of the database that is created with the cluster. `postgres` is accepted; the names of the templates are refused. */
export const databaseName: Check<string> = matching(
  /^(?!template[01]$)[A-Za-z]\w{0,62}$/,
  'up to 63 letters, digits and underscores, first a letter, and not the name of a template',
);
