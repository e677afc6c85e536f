import type { Span } from './silences';

/** Behaviour of the database and the machine in a simulated run. Times are milliseconds from the run's zero. */
export interface Course {
  readonly outages: readonly SimulatedOutage[];
  /** When the probe's process is stopped. */
  readonly stops?: readonly Span[];
  readonly answerMs: () => number;
  readonly connectMs: () => number;
  /** Delay of the probe's timers. @default 0 */
  readonly lateMs?: () => number;
}

/**
 * - `silent`: bytes in either direction arrive after the end of the outage. A network that drops packets behaves like this,
 *   because both ends send the packets again.
 * - `refusing`: the server is killed. Its connections end, and new connections are refused.
 */
export interface SimulatedOutage extends Span {
  readonly kind: 'silent' | 'refusing';
}

export const ANSWER_MS = 2;
export const CONNECT_MS = 5;

/** Constant durations: a tick on a pool takes `ANSWER_MS`, a tick on a new connection `CONNECT_MS + ANSWER_MS`. */
export const STEADY = { answerMs: () => ANSWER_MS, connectMs: () => CONNECT_MS };
