import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlane } from './rds/control-plane';

/** Settings and services of one invocation. */
export interface Invocation {
  /** The only cluster that the function may fail over; undefined if it was deployed without one. */
  readonly ownCluster: string | undefined;
  readonly controlPlane: ControlPlane;
  readonly clock: Clock;
  /** Returns a number from 0 (inclusive) to 1 (exclusive), which spreads retries. */
  readonly random: () => number;
  readonly log: Log;
  /** Monotonic time after which no call starts, so that the function answers before Lambda ends it. */
  readonly answerByMs: number;
}

/** Clock of the function. Tests pass their own. */
export interface Clock {
  /** Returns monotonic milliseconds, for deadlines and durations. */
  nowMs(): number;
  /** Returns the date and time, for timestamps. */
  wallTime(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallTime: () => new Date(),
  sleep: (ms) => delay(ms),
};

/** Logs one line per step. Events and error objects are never logged as a whole, because they may contain any data. */
export type Log = (line: { readonly step: string; readonly [fact: string]: unknown }) => void;

/** Time reserved for the answer: longer than any call that may be under way at `answerByMs`. */
export const ANSWER_MARGIN_MS = 5_000;

/** Returns the remaining time of the invocation, including the time for the answer. */
export function remainingMs({ answerByMs, clock }: Invocation): number {
  return Math.max(0, answerByMs + ANSWER_MARGIN_MS - clock.nowMs());
}

/** Formats a duration: `13.8 s`. */
export function renderSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
