import * as lambda from '@aws-sdk/client-lambda';
import { UnmodelledError } from '../../gateway/errors';

/** Lambda's errors, in AWS's words where those are known. */
export const faults = {
  invalid: (message: string) =>
    new lambda.InvalidParameterValueException({ Type: 'User', message, $metadata: {} }),
  /** What AWS finds before it looks at anything else: a value out of range. */
  outOfRange: (name: string, value: unknown, constraint: string) =>
    new UnmodelledError(
      'ValidationException',
      400,
      `1 validation error detected: Value '${String(value)}' at '${name}' failed to satisfy constraint: ${constraint}`,
    ),
  badArchive: () =>
    new lambda.InvalidZipFileException({
      Type: 'User',
      message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
      $metadata: {},
    }),
  exists: (name: string) =>
    new lambda.ResourceConflictException({
      Type: 'User',
      message: `Function already exist: ${name}`,
      $metadata: {},
    }),
  notFound: (arn: string) =>
    new lambda.ResourceNotFoundException({
      Type: 'User',
      Message: `Function not found: ${arn}`,
      message: `Function not found: ${arn}`,
      $metadata: {},
    }),
  roleNotAssumable: () => faults.invalid('The role defined for the function cannot be assumed by Lambda.'),
  notJson: (reason: string) =>
    new lambda.InvalidRequestContentException({
      Type: 'User',
      message: `Could not parse request body into json: Could not parse payload into json: ${reason}`,
      $metadata: {},
    }),
  requestTooLarge: (maxBytes: number) =>
    new lambda.RequestTooLargeException({
      Type: 'User',
      message: `Request must be smaller than ${maxBytes} bytes for the InvokeFunction operation`,
      $metadata: {},
    }),
  throttled: (reason: lambda.ThrottleReason) =>
    new lambda.TooManyRequestsException({
      Type: 'User',
      Reason: reason,
      message: 'Rate Exceeded.',
      $metadata: {},
    }),
} as const;
