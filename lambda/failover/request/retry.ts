import { NotEnoughTime } from '../errors';
import type { Invocation } from '../invocation';
import { ANSWER_MARGIN_MS, remainingMs, renderSeconds } from '../invocation';
import { classifyFailure, describeFailure } from '../rds/failure';

/** Number of attempts before a call's error is thrown. */
const MAX_TRIES = 5;

/** Longest delay before the second attempt. The longest delay doubles with each further attempt. */
const FIRST_DELAY_MS = 200;
const LAST_DELAY_MS = FIRST_DELAY_MS * 2 ** (MAX_TRIES - 2);

/**
 * Retries a read-only call until it succeeds, is refused, or has been attempted `MAX_TRIES` times.
 *
 * @throws NotEnoughTime, or AWS's own error
 */
export async function retryRead<T>(call: string, read: () => Promise<T>, invocation: Invocation): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    requireTime(call, invocation);
    try {
      return await read();
    } catch (error) {
      if (classifyFailure(error) === 'refused' || !canTryAgain(attempt, invocation)) throw error;
      await backOff(call, attempt, error, invocation);
    }
  }
}

function requireTime(call: string, invocation: Invocation): void {
  if (invocation.clock.nowMs() < invocation.answerByMs) return;
  throw new NotEnoughTime(
    `only ${renderSeconds(remainingMs(invocation))} of this invocation are left, and its last ${renderSeconds(ANSWER_MARGIN_MS)} are ` +
      `reserved for the answer, so ${call} was not called and nothing was requested; raise the function's timeout`,
  );
}

/** Whether another attempt is allowed and can begin in time. */
export function canTryAgain(attempt: number, { clock, answerByMs }: Invocation): boolean {
  return attempt < MAX_TRIES && clock.nowMs() + LAST_DELAY_MS < answerByMs;
}

/** Waits before the next attempt, with full jitter, so that callers throttled together do not retry together. */
export async function backOff(call: string, attempt: number, error: unknown, invocation: Invocation) {
  const delayMs = Math.round(invocation.random() * FIRST_DELAY_MS * 2 ** (attempt - 1));
  invocation.log({ step: 'retry', call, attempt, delayMs, error: describeFailure(error) });
  await invocation.clock.sleep(delayMs);
}
