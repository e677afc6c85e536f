import type { Span } from './silences';

/** Behaviour of the database and the machine in a simulated run. Times are milliseconds from the run's zero. */
export interface Course {
  readonly outages: readonly SimulatedOutage[];
  /** When the probe's process is stopped. */
  readonly stops?: readonly Span[];
  readonly answerMs: () => number;
  readonly connectMs: () => number;
  /** How late timers of the probe are. @default never */
  readonly lateMs?: () => number;
}

/**
 * `silent`: bytes in either direction wait for its end, as in a network that drops packets and whose ends send them
 * again. `refusing`: the server is killed: connections end, and new ones are refused.
 */
export interface SimulatedOutage extends Span {
  readonly kind: 'silent' | 'refusing';
}

export const ANSWER_MS = 2;
export const CONNECT_MS = 5;

/** Everything takes the same time, always: a tick on a pool `ANSWER_MS`, one on a new connection both. */
export const STEADY = { answerMs: () => ANSWER_MS, connectMs: () => CONNECT_MS };
