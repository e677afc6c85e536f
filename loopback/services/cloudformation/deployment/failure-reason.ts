import { randomUUID } from 'node:crypto';

/** Maps an exception's name to the code of the failure (CloudFormation CLI guide, "Handler error codes"). */
const handlerErrorCodes: readonly (readonly [exception: RegExp, code: string])[] = [
  [/AlreadyExists|ResourceConflict/, 'AlreadyExists'],
  [/NotFound|NoSuch/, 'NotFound'],
  [/AccessDenied|Unauthorized/, 'AccessDenied'],
  [/Quota|LimitExceeded|TooMany/, 'ServiceLimitExceeded'],
  [/Throttl/, 'Throttling'],
  [/NotStabilized/, 'NotStabilized'],
];

/** Renders a resource's status reason for an exception of the service that should have created or changed it. */
export function renderHandlerFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const known = handlerErrorCodes.find(([exception]) => exception.test(nameOf(error)));
  const code = known?.[1] ?? (isServiceError(error) ? 'InvalidRequest' : 'InternalFailure');
  return `Resource handler returned message: "${message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}

/**
 * Whether an error reports a mistake of the caller: an exception of the SDK, or an error that a service throws
 * itself. All other errors, those of the operating system included, are internal errors of the account.
 */
export function isServiceError(error: unknown): boolean {
  return error instanceof Error && ('$fault' in error || ('code' in error && !('syscall' in error)));
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
