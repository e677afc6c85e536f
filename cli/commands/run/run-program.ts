import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Signals that end a program. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Signals that a terminal sends to all processes that run in it. */
const FROM_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Exit codes of a shell for programs that cannot be started. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

/**
 * Runs a program with this process's terminal, and returns its exit code as a shell does: 128 + n if signal n ended it.
 * Passes on the signals that this process receives, except those of a terminal: Ctrl-C reaches the program directly, and
 * many programs skip their clean-up when they receive a second one.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  let child: ChildProcess | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    if (!(process.stdin.isTTY && FROM_TERMINAL.includes(signal))) child?.kill(signal);
  };
  // Listens before the start, because a signal that arrives while the program starts would otherwise end this process only.
  for (const signal of SIGNALS) process.on(signal, passOn);
  try {
    child = spawn(program, args, { env, stdio: 'inherit' });
    return await exitCodeOf(child, program);
  } finally {
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}

function exitCodeOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT';
      console.error(isMissing ? `${program}: command not found` : `${program}: ${error.message}`);
      resolve(isMissing ? NOT_FOUND : NOT_EXECUTABLE);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
