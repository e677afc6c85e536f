import type * as lambda from '@aws-sdk/client-lambda';
import { ModelledError } from '../../gateway/errors';

/** Lambda's errors, in AWS's words where they are known. A value out of range throws `ValidationError`. */
export const faults = {
  invalid: (message: string) => fault('InvalidParameterValueException', message),
  unsupported: (parameter: string) =>
    faults.invalid(`The loopback account does not support the parameter ${parameter}.`),
  badArchive: () =>
    fault(
      'InvalidZipFileException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ),
  exists: (name: string) => fault('ResourceConflictException', `Function already exist: ${name}`),
  notFound: (arn: string) => fault('ResourceNotFoundException', `Function not found: ${arn}`),
  roleNotAssumable: () => faults.invalid('The role defined for the function cannot be assumed by Lambda.'),
  notJson: (reason: string) =>
    fault(
      'InvalidRequestContentException',
      `Could not parse request body into json: Could not parse payload into json: ${reason}`,
    ),
  requestTooLarge: (maxBytes: number) =>
    fault(
      'RequestTooLargeException',
      `Request must be smaller than ${maxBytes} bytes for the InvokeFunction operation`,
    ),
  throttled: (reason: lambda.ThrottleReason) =>
    fault('TooManyRequestsException', 'Rate Exceeded.', { Reason: reason }),
} as const;

type Lambda = typeof lambda;

function fault(name: keyof Lambda & string, message: string, members: object = {}): ModelledError<Lambda> {
  return Object.assign(new ModelledError<Lambda>(name, message), { Type: 'User', ...members });
}
