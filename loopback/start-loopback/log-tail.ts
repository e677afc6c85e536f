const LINES_KEPT = 20;

/** Passes on log lines and keeps the last ones. */
export class LogTail {
  readonly #log: (line: string) => void;
  readonly #lines: string[] = [];

  constructor(log: (line: string) => void = () => {}) {
    this.#log = log;
  }

  readonly add = (line: string): void => {
    this.#lines.push(line);
    if (this.#lines.length > LINES_KEPT) this.#lines.shift();
    this.#log(line);
  };

  render(): string {
    return this.#lines.length === 0 ? 'Nothing was logged.' : `Last log lines:\n${this.#lines.join('\n')}`;
  }
}
