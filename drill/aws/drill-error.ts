/**
 * Reports that the environment does not permit the drill. A drill with a bad result is not an error. `message` describes
 * the problem, `hint` the next step.
 */
export class DrillError extends Error {
  override readonly name = 'DrillError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
