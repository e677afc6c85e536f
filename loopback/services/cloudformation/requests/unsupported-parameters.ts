import { validationError } from '../faults';

/**
 * Parameters that this account does not support. They are rejected, because callers would not notice if they were
 * ignored.
 */
const unsupported = [
  'DeploymentMode',
  'ImportExistingResources',
  'ResourceTypes',
  'ResourcesToImport',
  'RetainExceptOnCreate',
  'StackPolicyBody',
  'StackPolicyDuringUpdateBody',
  'StackPolicyDuringUpdateURL',
  'StackPolicyURL',
  'TimeoutInMinutes',
];

/** Throws `ValidationError` for the first unsupported parameter that the request sets. */
export function refuseUnsupported(input: object): void {
  const given = Object.entries(input).find(
    ([name, value]) => unsupported.includes(name) && value !== undefined && value !== false,
  );
  if (given === undefined) return;
  throw validationError(`The loopback account does not support the parameter ${given[0]}.`);
}
