import { renameSync, writeFileSync } from 'node:fs';

/**
 * Account's own `/etc/hosts`, with the current names of the endpoints. They resolve to 127.0.0.1 in the processes that
 * read the file (see `resolve-names.mjs`).
 */
export class HostsFile {
  readonly path: string;
  readonly #names: () => readonly string[];
  #written: string | undefined;

  /** `names` returns the current names. */
  constructor(path: string, names: () => readonly string[]) {
    this.path = path;
    this.#names = names;
    this.update();
  }

  /** Rewrites the file if the names have changed. Readers see the old or the new file, never part of one. */
  update(): void {
    const text = this.#names()
      .map((name) => `127.0.0.1 ${name.toLowerCase()}\n`)
      .join('');
    if (text === this.#written) return;
    const draft = `${this.path}.draft`;
    writeFileSync(draft, text, { mode: 0o644 });
    renameSync(draft, this.path);
    this.#written = text;
  }
}
