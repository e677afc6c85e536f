import { setImmediate } from 'node:timers/promises';
import type { Time } from '../../../drill/aws/time';

/** Clock that advances only by `sleep`, without waiting. */
export class InstantTime implements Time {
  readonly sleptMs: number[] = [];
  #nowMs = 0;
  #runs = 0;

  nowMs(): number {
    return this.#nowMs;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 10, 22) + this.#nowMs);
  }

  async sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.sleptMs.push(durationMs);
    this.#nowMs += durationMs;
    await setImmediate();
    signal.throwIfAborted();
  }

  newRunId(): string {
    this.#runs += 1;
    return `run-${this.#runs}`;
  }
}
