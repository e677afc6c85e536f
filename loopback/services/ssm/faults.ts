import type * as ssm from '@aws-sdk/client-ssm';
import { CommonError, ModelledError } from '../../gateway/errors';

type Ssm = typeof ssm;

/** Errors of Parameter Store, in AWS's words. */
export const faults = {
  invalidName: () =>
    new CommonError(
      'ValidationError',
      'Invalid parameter name. Please use correct syntax for referencing a version/label  ' +
        '<name>:<version/label>',
    ),
  notFound: (name: string) => new ModelledError<Ssm>('ParameterNotFound', `Parameter ${name} not found.`),
  versionNotFound: (name: string, version: string) =>
    new ModelledError<Ssm>(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
    ),
} as const;
