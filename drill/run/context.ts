import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Clients } from '../aws/clients';
import type { Listen } from './events';

/** What every step of a drill needs. */
export interface Context {
  readonly clients: Clients;
  readonly listen: Listen;
  /** Whoever aborts it ends the drill; what runs in the account by then goes on to its end. */
  readonly signal: AbortSignal;
  readonly time: Time;
}

export interface Time {
  /** Monotonic. */
  nowMs(): number;
  date(): Date;
  /** Rejects when the signal is aborted. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
  /** A name that no run had before. */
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
