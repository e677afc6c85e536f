import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlane } from './rds/control-plane';

/** The settings and services of one invocation. */
export interface Invocation {
  /** The one cluster the function may fail over; undefined when it was deployed without one. */
  readonly ownCluster: string | undefined;
  readonly controlPlane: ControlPlane;
  readonly clock: Clock;
  /** From 0 up to, not including, 1: spreads retries. */
  readonly random: () => number;
  readonly log: Log;
  /** On the monotonic clock: no call starts after this, so that the function answers before Lambda ends it. */
  readonly answerByMs: number;
}

/** The function's clock; tests pass their own. */
export interface Clock {
  /** Monotonic milliseconds: for deadlines and durations. */
  nowMs(): number;
  /** The date and time: for timestamps. */
  wallTime(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallTime: () => new Date(),
  sleep: (ms) => delay(ms),
};

/** Logs one line per step. Events and error objects are never logged whole: they may contain anything. */
export type Log = (line: { readonly step: string; readonly [fact: string]: unknown }) => void;

/** The time kept free for the answer: longer than any call that may be under way when `answerByMs` comes. */
export const ANSWER_MARGIN_MS = 5_000;

/** How long the invocation lasts from now on, the time for the answer included. */
export function remainingMs({ answerByMs, clock }: Invocation): number {
  return Math.max(0, answerByMs + ANSWER_MARGIN_MS - clock.nowMs());
}

/** `13.8 s` */
export function renderSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
