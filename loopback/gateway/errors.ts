/**
 * Errors that every AWS service may return, with their HTTP status. No service models them.
 *
 * Source: "Common Errors" of the Query API references. AWS also returns SignatureDoesNotMatch, ExpiredToken and
 * MalformedInput, which are not on that list. The last three have HTTP's own meaning.
 */
const commonErrors = {
  AccessDenied: 403,
  ExpiredToken: 403,
  IncompleteSignature: 400,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  InvalidParameterCombination: 400,
  InvalidParameterValue: 400,
  MalformedInput: 400,
  MalformedQueryString: 404,
  MissingAction: 400,
  MissingAuthenticationToken: 403,
  MissingParameter: 400,
  RequestExpired: 400,
  SignatureDoesNotMatch: 403,
  ValidationError: 400,
  MethodNotAllowed: 405,
  RequestTimeout: 408,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
} as const;

export type CommonErrorCode = keyof typeof commonErrors;

/** Error of AWS that no service models. Thrown by the gateway and by actions. */
export class CommonError extends Error {
  override readonly name = 'CommonError';
  readonly code: CommonErrorCode;

  constructor(code: CommonErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return commonErrors[this.code];
  }
}

/**
 * Error that the SDK client module `M` models, by its name in the module. It is sent like an exception of the SDK,
 * without loading the module.
 */
export class ModelledError<M extends object> extends Error {
  override readonly name: keyof M & string;

  constructor(name: keyof M & string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

/** Error that AWS documents for one service but its SDK client does not model, such as `InvalidRange` of S3. */
export class UnmodelledError extends Error {
  override readonly name = 'UnmodelledError';
  readonly code: string;
  /** HTTP status of the answer. */
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}

/** Codes and statuses of common errors in a protocol or a service, where they differ from the list above. */
export type ErrorSpellings = Readonly<
  Partial<Record<CommonErrorCode, { readonly code: string; readonly status: number }>>
>;
