/**
 * Whether a request whose call failed was carried out, and whether it may be sent again.
 *
 * - `throttled`: AWS turned it away unread; the same request may be sent again.
 * - `refused`: AWS read it and refused it; sending it again would be refused again.
 * - `unclear`: no answer, or none that can be read. It may have been carried out, be carried out still, or be lost.
 */
export type Failure = 'throttled' | 'refused' | 'unclear';

export function classifyFailure(error: unknown): Failure {
  const status = httpStatusOf(error);
  if (THROTTLING_NAMES.has(nameOf(error)) || status === 429) return 'throttled';
  // 408: the server gave up on a request that it may have read.
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return 'refused';
  return 'unclear';
}

/** `name: message`, for logs and messages. Nothing else of an error is shown. */
export function describeFailure(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The error codes AWS services use for throttling; RDS uses the first. */
const THROTTLING_NAMES: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
]);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function httpStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
