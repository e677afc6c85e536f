import type { ErrorSpellings } from '../../errors';

/** Source: "Error responses", "List of error codes" of the Amazon S3 API reference. */
export const s3ErrorSpellings: ErrorSpellings = {
  ExpiredToken: { code: 'ExpiredToken', status: 400 },
  IncompleteSignature: { code: 'AuthorizationHeaderMalformed', status: 400 },
  InternalFailure: { code: 'InternalError', status: 500 },
  InvalidAction: { code: 'NotImplemented', status: 501 },
  InvalidClientTokenId: { code: 'InvalidAccessKeyId', status: 403 },
  InvalidParameterCombination: { code: 'InvalidRequest', status: 400 },
  InvalidParameterValue: { code: 'InvalidArgument', status: 400 },
  MalformedInput: { code: 'MalformedXML', status: 400 },
  MalformedQueryString: { code: 'InvalidURI', status: 400 },
  MissingAction: { code: 'NotImplemented', status: 501 },
  MissingAuthenticationToken: { code: 'AccessDenied', status: 403 },
  MissingParameter: { code: 'InvalidArgument', status: 400 },
  RequestEntityTooLarge: { code: 'EntityTooLarge', status: 400 },
  RequestExpired: { code: 'RequestTimeTooSkewed', status: 403 },
  RequestTimeout: { code: 'RequestTimeout', status: 400 },
  ValidationError: { code: 'InvalidArgument', status: 400 },
};
