import { EXIT } from './errors';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborts at the first Ctrl-C (or a request to end), so that the command can clean up; the second one ends the
 * process at once. What ran in it is removed all the same: PostgreSQL's keeper outlives the lab for that.
 */
export function abortWhenInterrupted(): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A listener alone keeps no process alive; the account's servers do.
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
