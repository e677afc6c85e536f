import type { ConnectionRecord } from './driver';
import { encodeRuns } from './run-length';
import type { Answer } from './tick-contract';

/** Result of a tick. Times are monotonic. */
export interface TickResult {
  readonly answer: Answer;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly connection?: ConnectionRecord;
  readonly staleMs?: number;
  readonly lagBytes?: number;
}

/** All ticks of a lane, in columns to save memory: a run has hundreds of thousands of ticks. */
export class LaneRecord {
  readonly #lateUs: Int32Array;
  readonly #endedUs: Int32Array;
  readonly #answer: Int32Array;
  readonly #staleUs: Int32Array;
  readonly #lagBytes: Float64Array;
  readonly #connections: (ConnectionRecord | undefined)[];
  readonly #answers = new Map<string, { readonly index: number; readonly answer: Answer }>();

  constructor(ticks: number) {
    this.#lateUs = new Int32Array(ticks);
    this.#endedUs = new Int32Array(ticks);
    this.#answer = new Int32Array(ticks);
    this.#staleUs = new Int32Array(ticks).fill(-1);
    this.#lagBytes = new Float64Array(ticks).fill(-1);
    this.#connections = new Array(ticks);
  }

  add(tick: number, dueMs: number, result: TickResult): void {
    const { answer, startedMs, endedMs, connection, staleMs, lagBytes } = result;
    this.#lateUs[tick] = toUs(startedMs - dueMs);
    this.#endedUs[tick] = toUs(endedMs - dueMs);
    this.#answer[tick] = this.#indexOf(answer);
    if (staleMs !== undefined) this.#staleUs[tick] = toUs(staleMs);
    if (lagBytes !== undefined) this.#lagBytes[tick] = lagBytes;
    this.#connections[tick] = connection;
  }

  /** Returns the columns that every lane has, named as in `LaneResult`. */
  times() {
    return {
      answers: [...this.#answers.values()].map(({ answer }) => answer),
      answerRuns: encodeRuns(this.#answer),
      lateUsByTick: [...this.#lateUs],
      endedUsByTick: [...this.#endedUs],
    };
  }

  staleUsByTick(): number[] {
    return [...this.#staleUs];
  }

  lagBytesByTick(): number[] {
    return [...this.#lagBytes];
  }

  /** Returns each tick's connection as an index into `known`. */
  connectionRuns(known: readonly ConnectionRecord[]): number[] {
    const indexes = new Map(known.map((connection, index) => [connection, index]));
    // Not `map`, which skips the ticks without a connection.
    return encodeRuns(Array.from(this.#connections, (used) => (used && indexes.get(used)) ?? -1));
  }

  #indexOf(answer: Answer): number {
    const key = JSON.stringify({ ...answer, message: undefined });
    const known = this.#answers.get(key) ?? { index: this.#answers.size, answer };
    this.#answers.set(key, known);
    return known.index;
  }
}

/** Converts milliseconds to whole microseconds. */
export function toUs(ms: number): number {
  return Math.round(ms * 1000);
}
