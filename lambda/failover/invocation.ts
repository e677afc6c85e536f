import type { Clock } from './clock';
import type { ControlPlane } from './control-plane';

/** What one invocation works with. */
export interface Invocation {
  /** The one cluster the function may fail over; undefined when it was deployed without. */
  readonly ownCluster: string | undefined;
  readonly controlPlane: ControlPlane;
  readonly clock: Clock;
  /** From 0 up to, not including, 1: spreads retries. */
  readonly random: () => number;
  readonly log: Log;
  /** On the monotonic clock: no call starts after this, so that the function answers before Lambda ends it. */
  readonly answerByMs: number;
}

/** One step, one line. Never given an event, an error object or anything else that was not looked at. */
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
