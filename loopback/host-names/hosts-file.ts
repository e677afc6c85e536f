import { renameSync, writeFileSync } from 'node:fs';

/**
 * The account's own `/etc/hosts`: names that resolve to 127.0.0.1 in the processes that read it (see
 * `resolve-names.mjs`). It follows the names as they come and go.
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

  /** To be called when there may be other names. Readers see the old file or the new one, never half of it. */
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
