import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines. One longer than `maxLength` characters comes in pieces. */
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

  /** What follows the last line break is a line as well. */
  readonly end = (): void => {
    if (this.#pending !== '') this.#onLine(this.#pending);
    this.#pending = '';
  };
}
