import type { SeededRandom } from '../../../testing/seeded-random';

/** Simulated database from which a reader streams. */
interface Source {
  readonly isAlive: boolean;
  readonly log: readonly number[];
  /** Receives the position that the reader has stored. */
  report(reader: Reader, position: number): void;
  forget(reader: Reader): void;
}

interface Reader {
  readonly identifier: string;
  readonly log: number[];
}

/** Stream of a simulated reader: its connection to a source, and the writes that were sent and are not stored yet. */
export class LogStream {
  readonly #reader: Reader;
  #source: Source | undefined;
  #inbox: number[] = [];

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get isDrained(): boolean {
    return this.#source === undefined && this.#inbox.length === 0;
  }

  isConnectedTo(source: Source | undefined): boolean {
    return this.#source === source;
  }

  /**
   * A reader whose log is not a prefix of its source's log stores nothing, but still reports its position as stored.
   */
  receive(source: Source, random: SeededRandom): void {
    this.#source = source;
    const sent = this.#missing(source);
    this.#inbox = sent.slice(0, random.between(0, sent.length));
    source.report(this.#reader, this.#reader.log.length);
  }

  /** Sent writes wait in the socket, even after the sender has ended. */
  hold(): void {
    if (this.#source?.isAlive) this.#inbox = this.#missing(this.#source);
  }

  store(): void {
    this.#reader.log.push(...this.#inbox);
    this.#inbox = [];
  }

  disconnect(): void {
    this.#source?.forget(this.#reader);
    this.#source = undefined;
  }

  end(): void {
    this.disconnect();
    this.#inbox = [];
  }

  #missing(source: Source): number[] {
    const { log } = this.#reader;
    const isPart = log.every((write, index) => source.log[index] === write);
    return isPart ? source.log.slice(log.length) : [];
  }
}
