import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const resolver = join(__dirname, 'resolve-names.js');

/**
 * Account's own `/etc/hosts`, with the current names of the endpoints. They resolve to 127.0.0.1 in the processes that
 * load `preloadPath`.
 */
export class HostsFile {
  /**
   * Module for Node's `--require`. It contains the path of the hosts file, so that a process needs no environment
   * variable or argument for it.
   */
  readonly preloadPath: string;
  readonly #path: string;
  readonly #names: () => readonly string[];
  #written: string | undefined;

  /** `names` returns the current names. */
  constructor(path: string, names: () => readonly string[]) {
    this.#path = path;
    this.preloadPath = `${path}.cjs`;
    this.#names = names;
    this.update();
    const source = `require(${JSON.stringify(resolver)}).resolveNames(${JSON.stringify(path)});\n`;
    writeFileSync(this.preloadPath, source, { mode: 0o644 });
  }

  /** Rewrites the file if the names have changed. Readers see the old or the new file, never part of one. */
  update(): void {
    const text = this.#names()
      .map((name) => `127.0.0.1 ${name.toLowerCase()}\n`)
      .join('');
    if (text === this.#written) return;
    const draft = `${this.#path}.draft`;
    writeFileSync(draft, text, { mode: 0o644 });
    renameSync(draft, this.#path);
    this.#written = text;
  }
}
