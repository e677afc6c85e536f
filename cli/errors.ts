import { EXIT } from './exit-codes';

/** Problem that the user can fix: `message` says what happened, `hint` what to do. Printed without a stack trace. */
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
