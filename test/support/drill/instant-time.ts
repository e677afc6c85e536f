import { setImmediate } from 'node:timers/promises';
import type { Time } from '../../../drill/aws/time';

/** Time that passes only while somebody sleeps, and then at once. */
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
