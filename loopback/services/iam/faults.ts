/** IAM's own error codes, as CloudFormation shows them in stack events. */
export type IamErrorCode =
  | 'DeleteConflict'
  | 'EntityAlreadyExists'
  | 'InvalidInput'
  | 'LimitExceeded'
  | 'MalformedPolicyDocument'
  | 'NoSuchEntity';

/** Thrown when IAM rejects a change to roles or policies. */
export class IamError extends Error {
  override readonly name = 'IamError';
  readonly code: IamErrorCode;

  constructor(code: IamErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Thrown for a malformed policy. */
export function malformed(problem: string): IamError {
  return new IamError('MalformedPolicyDocument', `Syntax errors in policy. ${problem}`);
}

export function noSuchEntity(what: string): IamError {
  return new IamError('NoSuchEntity', `${what} cannot be found.`);
}
