import { randomUUID } from 'node:crypto';

/** What a failure is of, by what the exception is called (CloudFormation CLI guide, "Handler error codes"). */
const handlerErrorCodes: readonly (readonly [exception: RegExp, code: string])[] = [
  [/AlreadyExists|ResourceConflict/, 'AlreadyExists'],
  [/NotFound|NoSuch/, 'NotFound'],
  [/AccessDenied|Unauthorized/, 'AccessDenied'],
  [/Quota|LimitExceeded|TooMany/, 'ServiceLimitExceeded'],
  [/Throttl/, 'Throttling'],
  [/NotStabilized/, 'NotStabilized'],
];

/** A resource's status reason for an exception of the service that should have made it. */
export function renderHandlerFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const known = handlerErrorCodes.find(([exception]) => exception.test(nameOf(error)));
  const code = known?.[1] ?? (isServiceError(error) ? 'InvalidRequest' : 'InternalFailure');
  return `Resource handler returned message: "${message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}

/**
 * Errors that say what the caller did wrong: exceptions of the SDK, and errors that services throw themselves.
 * Everything else, what the operating system refuses included, is a mistake of the account itself.
 */
export function isServiceError(error: unknown): boolean {
  return error instanceof Error && ('$fault' in error || ('code' in error && !('syscall' in error)));
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
