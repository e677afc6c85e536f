import type { Clock } from './clock';
import { BEAT_MS, STALL_MS } from './limits';

/** A time in which the probe's event loop did not run, on the monotonic clock. */
export interface StallSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Detects when the probe itself did not run: stopped, without a processor, or busy. It then sees every answer late,
 * and without the stall its own silence would look like the database's.
 */
export class StallMonitor {
  readonly #clock: Clock;
  readonly #stalls: StallSpan[] = [];
  #isStopped = false;
  #ended: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(): void {
    this.#ended ??= this.#beat();
  }

  /** Ends the monitoring and returns the stalls, oldest first. */
  async stop(): Promise<readonly StallSpan[]> {
    this.#isStopped = true;
    await this.#ended;
    return this.#stalls;
  }

  async #beat(): Promise<void> {
    while (!this.#isStopped) {
      const fromMs = this.#clock.nowMs();
      await this.#clock.sleep(BEAT_MS);
      const toMs = this.#clock.nowMs();
      if (toMs - fromMs >= STALL_MS) this.#stalls.push({ fromMs, toMs });
    }
  }
}
