import { setImmediate } from 'node:timers/promises';
import { EXIT } from '../exit-codes';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Time in which a second signal belongs to the same Ctrl-C: it arrives from the terminal and again from npm. */
const DUPLICATE_SIGNAL_MS = 250;

/**
 * Aborts at the first Ctrl-C or other signal to end, so that the command can clean up. A second signal ends the
 * process immediately; the keeper of the PostgreSQL servers then ends the servers. SIGHUP, a closed terminal, never counts as
 * the second signal: the cleanup continues, because a user who has left cannot remove a stack by hand.
 */
export function abortWhenInterrupted(): AbortSignal {
  const controller = new AbortController();
  let firstMs = Number.POSITIVE_INFINITY;
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGHUP' && performance.now() - firstMs > DUPLICATE_SIGNAL_MS)
      process.exit(EXIT.interrupted);
    if (controller.signal.aborted) return;
    firstMs = performance.now();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return controller.signal;
}

/**
 * Whether the user has interrupted the command. Waits for a signal that is about to arrive: Ctrl-C also ends child
 * processes, and their failure may be noticed shortly before the signal.
 */
export async function isInterrupted(signal: AbortSignal): Promise<boolean> {
  // Waits twice, because the current turn of the event loop may already have checked for signals.
  await setImmediate();
  await setImmediate();
  return signal.aborted;
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // This listener does not keep the process alive; the account's servers do.
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
