import './quiet-sdk';
import { CommanderError } from 'commander';
import { explainError } from '../drill/aws/explain-error';
import { LabError } from './errors';
import { EXIT } from './exit-codes';
import { createProgram } from './program';

/** Runs the command line and returns the exit code. A problem that the user can fix is printed without a stack trace. */
export async function main(argv: readonly string[]): Promise<number> {
  const outcome = { exitCode: EXIT.held as number };
  const program = createProgram(outcome);
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync([...argv]);
    return outcome.exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.held : EXIT.usage;
    const error = explainError(thrown);
    if (error instanceof LabError || isExplained(error)) {
      console.error(`${error.message}\n${error.hint}`);
      return error instanceof LabError ? error.exitCode : EXIT.environment;
    }
    console.error(describe(error));
    return EXIT.environment;
  }
}

/** Omits the stack trace, which helps only to debug the lab: AWS and the lab's functions say what is wrong. */
function describe(error: unknown): unknown {
  if (process.env.LAB_DEBUG || !(error instanceof Error)) return error;
  return `${error.name}: ${error.message}\n(set LAB_DEBUG=1 to print the stack trace)`;
}

/** Whether an error says what to do next, like the errors of `drill/`. */
function isExplained(error: unknown): error is Error & { hint: string } {
  return error instanceof Error && 'hint' in error && typeof error.hint === 'string';
}
