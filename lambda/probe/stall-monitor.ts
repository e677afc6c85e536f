import type { Clock } from './clock';
import { BEAT_MS, STALL_MS } from './limits';

/** Time in which the probe's event loop did not run, on the monotonic clock. */
export interface StallSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Detects times in which the probe itself did not run, because it was stopped, had no processor or was busy. A stalled
 * probe sees every answer late, which would otherwise look like an outage of the database.
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

  /** Stops monitoring and returns the stalls, oldest first. */
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
