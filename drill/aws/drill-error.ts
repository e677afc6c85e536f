/**
 * The experiment could not be done: the environment is not as it has to be. Bad results of an experiment are no
 * errors. `message` says what was seen, `hint` what to do next.
 */
export class DrillError extends Error {
  override readonly name = 'DrillError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
