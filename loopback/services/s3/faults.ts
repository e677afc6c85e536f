import type * as s3 from '@aws-sdk/client-s3';
import { ModelledError, UnmodelledError } from '../../gateway/errors';

type S3 = typeof s3;

/** Error that the S3 SDK models. */
export function s3Fault(name: 'NoSuchBucket' | 'NoSuchKey' | 'NotFound', message: string): ModelledError<S3> {
  return new ModelledError<S3>(name, message);
}

/** Errors that the S3 SDK does not model ("Error responses" of the Amazon S3 API reference). */
const unmodelled = {
  AccessDenied: 403,
  InvalidArgument: 400,
  InvalidRange: 416,
  KeyTooLongError: 400,
  NotImplemented: 501,
  NotModified: 304,
  PreconditionFailed: 412,
} as const;

export function s3Error(code: keyof typeof unmodelled, message: string): UnmodelledError {
  return new UnmodelledError(code, unmodelled[code], message);
}

/** Error for parameters that have an effect only on AWS. */
export function notImplemented(member: string): UnmodelledError {
  return s3Error(
    'NotImplemented',
    `A header or parameter you provided implies functionality that is not implemented: ${member}`,
  );
}

export function preconditionFailed(): UnmodelledError {
  return s3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}
