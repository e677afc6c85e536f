import { EXIT } from './exit-codes';

/** A problem that the user can fix: what happened, and what to do next. It is shown without a stack. */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly hint: string;
  readonly exitCode: number;

  constructor(message: string, hint: string, exitCode: number = EXIT.environment) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
