import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** Clock of a drill, and the names of its runs: a test passes its own. */
export interface Time {
  /** Monotonic. */
  nowMs(): number;
  date(): Date;
  /** Rejects when the signal is aborted. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
  /** Returns a different ID each time. */
  newRunId(): string;
}

export const systemTime: Time = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: async (durationMs, signal) => {
    await setTimeout(durationMs, undefined, { signal });
  },
  newRunId: () => randomUUID(),
};
