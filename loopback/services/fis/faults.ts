import { CommonError, ModelledError } from '../../gateway/errors';
import type { FisModule } from './api/module';

/** Errors of AWS FIS, in AWS's words where they are known. */
export const faults = {
  templateNotFound: (id: string) => notFound(`Experiment template ${id} not found.`),
  experimentNotFound: (id: string) => notFound(`Experiment ${id} not found.`),
  conflict: (message: string) => new ModelledError<FisModule>('ConflictException', message),
  invalid: (message: string) => new CommonError('ValidationError', message),
} as const;

function notFound(message: string): ModelledError<FisModule> {
  return new ModelledError<FisModule>('ResourceNotFoundException', message);
}
