import type { Clock } from '../../../lambda/failover/invocation';

/** Clock that advances only by `sleep` and `spend`. */
export class VirtualClock implements Clock {
  #nowMs = 0;
  readonly #startedAt = new Date('2026-11-02T08:00:00.000Z');

  nowMs(): number {
    return this.#nowMs;
  }

  wallTime(): Date {
    return new Date(this.#startedAt.getTime() + this.#nowMs);
  }

  async sleep(ms: number): Promise<void> {
    this.spend(ms);
  }

  spend(ms: number): void {
    this.#nowMs += ms;
  }
}
