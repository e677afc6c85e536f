import type { WatchEvent, WatchResult } from '../../lambda/failover/contract';
import { invoke } from '../aws/invoke';
import type { Observation } from '../report-format/failover';
import type { Scene, Stage } from './cause';

/** Observation of the failover function, and when the drill disturbed the cluster, on the clock of the function. */
export interface Watched {
  readonly observation: Observation;
  readonly requestedAt: string;
}

/** Longest duration of the call that disturbs the cluster. */
const STRIKE_TIMEOUT_MS = 30_000;

/**
 * Lets the failover function watch while `strike` disturbs the cluster. The watch begins before `strike` is
 * called, with an invocation that returns at once.
 *
 * An interruption of the drill does not abort `strike`, because then the drill would not know whether it disturbed the
 * cluster. When the promise settles, `strike` has settled too.
 */
export async function watchWhile(
  stage: Stage,
  strike: (signal: AbortSignal) => Promise<void>,
): Promise<Watched> {
  const { signal, time } = stage.access;
  const before = await watch(stage, { waitSeconds: 0 });
  const repliedMs = time.nowMs();
  await stage.due();
  signal.throwIfAborted();
  // The report uses the function's clock, which may differ from this machine's by hours. The watch began before its reply
  // arrived, by at most the duration of the first invocation. So `requestedAt` is too early by the same amount.
  const sinceMs = time.nowMs() - repliedMs;
  const requestedAt = new Date(Date.parse(before.timeline.beganAt) + sinceMs).toISOString();
  const watched = watch(stage, { before, waitSeconds: stage.watchSeconds });
  const struck = strike(AbortSignal.timeout(STRIKE_TIMEOUT_MS));
  try {
    const [result] = await Promise.all([watched, struck]);
    return { observation: toObservation(result, requestedAt), requestedAt };
  } finally {
    await struck.catch(() => {});
  }
}

function watch({ access, lab }: Scene, event: Omit<WatchEvent, 'watchOnly'>): Promise<WatchResult> {
  const { clients, signal } = access;
  return invoke<WatchResult>(clients, lab.FailoverFunctionName, { watchOnly: true, ...event }, signal);
}

function toObservation({ timeline, ...facts }: WatchResult, requestedAt: string): Observation {
  const { failingOverAt, writerChangedAt, availableAt } = timeline;
  return { ...facts, timeline: { requestedAt, failingOverAt, writerChangedAt, availableAt } };
}
