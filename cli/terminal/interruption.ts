import { setImmediate } from 'node:timers/promises';
import { EXIT } from '../exit-codes';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C may come twice: from the terminal, and from npm, which passes on what it was sent. */
const SAME_MS = 250;

/**
 * Aborts at the first Ctrl-C (or a request to end), so that the command can clean up; the second one ends the
 * process at once. What ran in it is removed all the same: PostgreSQL's keeper outlives the lab for that. A terminal
 * that is closed never counts as the second one: a user who is gone could not remove a stack by hand.
 */
export function abortWhenInterrupted(): AbortSignal {
  const controller = new AbortController();
  let firstMs = Number.POSITIVE_INFINITY;
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGHUP' && performance.now() - firstMs > SAME_MS) process.exit(EXIT.interrupted);
    if (controller.signal.aborted) return;
    firstMs = performance.now();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return controller.signal;
}

/**
 * Whether an interruption was asked for. Ctrl-C goes to child processes too, and a failure because one of them ended
 * may be noticed a moment before the signal itself.
 */
export async function isInterrupted(signal: AbortSignal): Promise<boolean> {
  // Twice: the turn of the event loop that is under way may have looked for signals already.
  await setImmediate();
  await setImmediate();
  return signal.aborted;
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A listener alone keeps no process alive; the account's servers do.
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
