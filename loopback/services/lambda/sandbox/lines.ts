import { StringDecoder } from 'node:string_decoder';

/** Splits a stream of bytes into lines. A line longer than `maxLength` characters is split into several. */
export class Lines {
  readonly #onLine: (line: string) => void;
  readonly #maxLength: number;
  readonly #decoder = new StringDecoder('utf8');
  #pending = '';

  constructor(maxLength: number, onLine: (line: string) => void) {
    this.#maxLength = maxLength;
    this.#onLine = onLine;
  }

  readonly write = (chunk: Buffer): void => {
    const lines = (this.#pending + this.#decoder.write(chunk)).split('\n');
    this.#pending = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
    if (this.#pending.length > this.#maxLength) this.end();
  };

  /** Handles text after the last line break as a line. */
  readonly end = (): void => {
    if (this.#pending !== '') this.#onLine(this.#pending);
    this.#pending = '';
  };
}
