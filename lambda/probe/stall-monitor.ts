import type { Clock } from './clock';

const BEAT_MS = 5;
/** Timers are a millisecond or two late on an idle machine; a brief neighbour costs ten. */
const STALL_MS = 15;

/** A time without a sign of life of the event loop, on the monotonic clock. */
export interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Notices when the probe itself stood still: stopped, starved of its processor, or busy. It would see every answer
 * late then, and take its own absence for the database's.
 */
export class StallMonitor {
  readonly #clock: Clock;
  readonly #silences: Silence[] = [];
  #isStopped = false;
  #ended: Promise<void> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(): void {
    this.#ended ??= this.#beat();
  }

  /** Ends the monitoring and gives what it noticed, oldest first. */
  async stop(): Promise<readonly Silence[]> {
    this.#isStopped = true;
    await this.#ended;
    return this.#silences;
  }

  async #beat(): Promise<void> {
    while (!this.#isStopped) {
      const fromMs = this.#clock.nowMs();
      await this.#clock.sleep(BEAT_MS);
      const toMs = this.#clock.nowMs();
      if (toMs - fromMs >= STALL_MS) this.#silences.push({ fromMs, toMs });
    }
  }
}
