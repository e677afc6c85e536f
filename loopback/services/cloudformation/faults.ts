import { CommonError } from '../../gateway/errors';

/** Error that CloudFormation returns for nearly every invalid request. */
export function validationError(message: string): CommonError {
  return new CommonError('ValidationError', message);
}
