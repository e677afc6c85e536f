/** The lab's exit codes, as the drill's users and CI read them. */
export const EXIT = { held: 0, notHeld: 1, usage: 2, environment: 3, interrupted: 130 } as const;

/** Something the user can do something about: what happened, and what to do next. It is shown without a stack. */
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
