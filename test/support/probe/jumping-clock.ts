import type { Clock } from '../../../lambda/probe/clock';
import { VirtualClock } from '../virtual-clock';

/** A virtual clock whose process can be stopped for a while: time passes and nobody wakes up. */
export class JumpingClock implements Clock {
  readonly #clock = new VirtualClock();
  #jumpedMs = 0;

  nowMs(): number {
    return this.#clock.nowMs() + this.#jumpedMs;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.nowMs());
  }

  sleep(ms: number): Promise<void> {
    const dueMs = this.nowMs() + ms;
    return this.#clock
      .sleep(ms)
      .then(() => (this.nowMs() < dueMs ? this.sleep(dueMs - this.nowMs()) : undefined));
  }

  jump(ms: number): void {
    this.#jumpedMs += ms;
  }

  run<Result>(promise: Promise<Result>): Promise<Result> {
    return this.#clock.run(promise);
  }
}
