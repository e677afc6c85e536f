/**
 * Whether a request whose call failed was carried out, and whether it may be sent again.
 *
 * - `throttled`: AWS rejected the request without processing it; the same request may be sent again.
 * - `refused`: AWS processed the request and refused it; it would refuse the same request again.
 * - `unclear`: no answer, or no readable one. The request may have been carried out, may be carried out later, or may be
 *   lost.
 */
export type Failure = 'throttled' | 'refused' | 'unclear';

export function classifyFailure(error: unknown): Failure {
  const status = httpStatusOf(error);
  if (THROTTLING_NAMES.has(nameOf(error)) || status === 429) return 'throttled';
  // 408: the server timed out on a request that it may have processed.
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return 'refused';
  return 'unclear';
}

/** Renders an error as `name: message`, for logs and messages. Other fields of an error are not shown. */
export function describeFailure(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Error codes of AWS services for throttling; RDS uses the first. */
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
