import { validationError } from '../faults';

/** Parameters of requests that ask for something this account does not do. Doing nothing would not be noticed. */
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

/** Throws `ValidationError` for the first of them that is given and asks for anything. */
export function refuseUnsupported(input: object): void {
  const given = Object.entries(input).find(
    ([name, value]) => unsupported.includes(name) && value !== undefined && value !== false,
  );
  if (given === undefined) return;
  throw validationError(`The loopback account does not support the parameter ${given[0]}.`);
}
