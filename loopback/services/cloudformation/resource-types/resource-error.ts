/** What CloudFormation calls the ways in which making a resource fails (CloudFormation CLI guide, "Handler error codes"). */
export type ResourceErrorCode = 'AlreadyExists' | 'InvalidRequest' | 'NotFound' | 'NotStabilized';

/** A resource that a handler itself, not the service behind it, cannot make as it should be. */
export class ResourceError extends Error {
  override readonly name = 'ResourceError';
  readonly code: ResourceErrorCode;

  constructor(code: ResourceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
