import { CommonError } from '../../gateway/errors';

/** What CloudFormation answers to nearly everything it does not accept. */
export function validationError(message: string): CommonError {
  return new CommonError('ValidationError', message);
}
