/** CloudFormation's codes for resource failures (CloudFormation CLI guide, "Handler error codes"). */
export type ResourceErrorCode = 'AlreadyExists' | 'InvalidRequest' | 'NotFound' | 'NotStabilized';

/** Failure that the handler itself detects, not the service behind it. */
export class ResourceError extends Error {
  override readonly name = 'ResourceError';
  readonly code: ResourceErrorCode;

  constructor(code: ResourceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
