import type { CommonErrorCode, ErrorSpellings } from '../../errors';

/** Name of each common error in services that use JSON, its status in awsJson (mostly 400) and in restJson. */
const names: readonly (readonly [CommonErrorCode, name: string, rpcStatus: number, restStatus: number])[] = [
  ['AccessDenied', 'AccessDeniedException', 400, 403],
  ['ExpiredToken', 'ExpiredTokenException', 400, 403],
  ['IncompleteSignature', 'IncompleteSignatureException', 400, 403],
  ['InvalidAction', 'UnknownOperationException', 400, 404],
  ['InvalidClientTokenId', 'UnrecognizedClientException', 400, 403],
  ['InvalidParameterCombination', 'ValidationException', 400, 400],
  ['InvalidParameterValue', 'ValidationException', 400, 400],
  ['MalformedInput', 'SerializationException', 400, 400],
  ['MalformedQueryString', 'SerializationException', 400, 400],
  ['MissingAction', 'UnknownOperationException', 400, 404],
  ['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 400, 403],
  ['MissingParameter', 'ValidationException', 400, 400],
  ['RequestExpired', 'InvalidSignatureException', 400, 403],
  ['SignatureDoesNotMatch', 'InvalidSignatureException', 400, 403],
  ['ValidationError', 'ValidationException', 400, 400],
  ['UnsupportedMediaType', 'UnsupportedMediaTypeException', 415, 415],
];

/** Source: "Common Errors" of the API references of Systems Manager, CloudWatch Logs and Secrets Manager. */
export const rpcErrorSpellings: ErrorSpellings = Object.fromEntries(
  names.map(([common, code, status]) => [common, { code, status }]),
);

/** Source: "Common Errors" of the API references of Lambda and the RDS Data API. */
export const restErrorSpellings: ErrorSpellings = Object.fromEntries(
  names.map(([common, code, , status]) => [common, { code, status }]),
);
