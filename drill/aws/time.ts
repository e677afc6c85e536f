import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** Clock and run IDs of a drill. Tests pass their own. */
export interface Time {
  /** Returns monotonic milliseconds. */
  nowMs(): number;
  date(): Date;
  /** Resolves after a time. Rejects when the signal is aborted. */
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
