import type { EventInvokeConfig } from '../functions/function';

/** Event that was invoked asynchronously. */
export interface QueuedEvent {
  readonly requestId: string;
  readonly functionName: string;
  readonly event: unknown;
}

export type AttemptResult = 'done' | 'failed' | 'throttled' | 'function-gone';

export interface EventQueueDeps {
  readonly attempt: (event: QueuedEvent) => Promise<AttemptResult>;
  readonly configOf: (functionName: string) => EventInvokeConfig;
  /** Resolves after the duration, or immediately when the signal aborts. */
  readonly sleep: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  readonly log: (line: string) => void;
}

/** "Lambda waits one minute before the first retry and two minutes before the second" (developer guide). */
const retryDelaysMs = [60_000, 120_000];
/** A throttled event is retried after one second. Each further delay is twice the previous delay, up to five minutes. */
const throttleDelaysMs = { first: 1_000, most: 300_000 };

/** Events invoked asynchronously. Each is retried until it succeeds, is too old, or has failed too often. */
export class EventQueue {
  readonly #deps: EventQueueDeps;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(deps: EventQueueDeps) {
    this.#deps = deps;
  }

  add(event: QueuedEvent): void {
    const work: Promise<void> = this.#process(event)
      .catch((error: unknown) => this.#drop(event, `the account had an internal error: ${String(error)}`))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Drops waiting events. Resolves when no attempt is in progress. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  async #process(event: QueuedEvent): Promise<void> {
    const { attempt, configOf, sleep, nowMs } = this.#deps;
    const { signal } = this.#closing;
    const addedAt = nowMs();
    let failures = 0;
    let throttleDelayMs = throttleDelaysMs.first;
    while (!signal.aborted) {
      const { maximumRetryAttempts, maximumEventAgeSeconds } = configOf(event.functionName);
      if (nowMs() - addedAt > maximumEventAgeSeconds * 1000) return this.#drop(event, 'it is too old');
      const result = await attempt(event);
      if (result === 'done') return;
      if (result === 'function-gone') return this.#drop(event, 'its function no longer exists');
      if (result === 'throttled') {
        await sleep(throttleDelayMs, signal);
        throttleDelayMs = Math.min(2 * throttleDelayMs, throttleDelaysMs.most);
      } else {
        if (failures >= maximumRetryAttempts) return this.#drop(event, 'its last attempt failed');
        await sleep(retryDelaysMs[failures] ?? 0, signal);
        failures += 1;
      }
    }
  }

  #drop({ requestId, functionName }: QueuedEvent, reason: string): void {
    this.#deps.log(`Event ${requestId} for the function ${functionName} is dropped: ${reason}.`);
  }
}
