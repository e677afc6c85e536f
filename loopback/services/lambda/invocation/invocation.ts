import type { LambdaFunction } from '../functions/function';
import { platformLines } from '../logs/platform-lines';
import type { SandboxEvent } from '../sandbox/sandbox';
import type { Sandboxes } from '../sandbox/sandboxes';
import { failureOf } from './invocation-failure';

export interface InvocationResult {
  /** JSON text of the function's response or its error. */
  readonly payload: string;
  readonly isError: boolean;
  /** Last part of the invocation's log, in base64. */
  readonly logTail: string;
}

/** Runs one invocation. Throws only if it cannot start, for example `TooManyRequestsException`. */
export async function runInvocation(
  sandboxes: Sandboxes,
  fn: LambdaFunction,
  event: Omit<SandboxEvent, 'onStart'>,
): Promise<InvocationResult> {
  const lease = sandboxes.acquire(fn);
  const { sandbox, log, isNew } = lease;
  const { requestId } = event;
  const lines = platformLines(fn);
  const write = (all: readonly string[]) => all.forEach(log.write);
  try {
    log.begin();
    if (isNew) write(lines.initStart());
    let isStarted = false;
    const onStart = () => {
      isStarted = true;
      write(lines.start(requestId));
    };
    const run = await sandbox.run({ ...event, onStart });
    if (!isStarted) onStart();
    write(lines.end({ requestId, run, initMs: isNew ? sandbox.initMs : undefined }));
    const { outcome } = run;
    const isError = outcome.state !== 'succeeded';
    const payload = isError ? JSON.stringify(failureOf(outcome, requestId, fn)) : outcome.payload;
    return { payload, isError, logTail: log.tail };
  } finally {
    sandboxes.release(lease);
  }
}
