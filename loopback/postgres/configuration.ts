import { waitUntil } from './deadline';
import { PostgresSettingError } from './errors';
import type { ServerPlace, Settings } from './settings';
import { renderSettings, settingsFor } from './settings';

const RELOAD_WAIT = { timeoutMs: 5000, intervalMs: 1 };

/** What changing a running server's settings takes. */
export interface RunningServer {
  reload(): Promise<void>;
  query<Row extends object>(sql: string): Promise<Row[]>;
}

/**
 * A server's configuration file, always written whole. What stands on a command line could never be changed while
 * the server runs; so nothing does.
 */
export class Configuration {
  readonly #place: ServerPlace;
  readonly #write: (content: string) => Promise<void>;
  #own: Settings;
  #changing: Promise<void> = Promise.resolve();

  constructor(place: ServerPlace, own: Settings, write: (content: string) => Promise<void>) {
    this.#place = place;
    this.#own = own;
    this.#write = write;
  }

  save(): Promise<void> {
    return this.#write(renderSettings(settingsFor(this.#place, this.#own)));
  }

  /** Changes take effect one after the other. A refused one changes nothing. */
  change(changes: Settings, running: RunningServer | undefined): Promise<void> {
    const change = this.#changing.then(() => this.#change(changes, running));
    this.#changing = change.catch(() => {});
    return change;
  }

  async #change(changes: Settings, running: RunningServer | undefined): Promise<void> {
    const before = this.#own;
    this.#own = { ...before, ...changes };
    await this.save();
    if (!running) return;
    const refusal = await this.#findRefusal(running);
    if (!refusal) return this.#reload(running);
    this.#own = before;
    await this.save();
    throw refusal;
  }

  /** A session re-reads the file when its next statement begins, and tells when it has. */
  async #reload(running: RunningServer): Promise<void> {
    const loadedAt = async () =>
      (await running.query<{ at: string }>('SELECT pg_conf_load_time()::text AS at'))[0]?.at ?? '';
    const before = await loadedAt();
    await running.reload();
    await waitUntil(`${this.#place.name} reads its settings again`, RELOAD_WAIT, async () => {
      const at = await loadedAt();
      return at === before ? `settings of ${at}` : undefined;
    });
  }

  /** The server judges the file before it is told to read it. */
  async #findRefusal(running: RunningServer): Promise<PostgresSettingError | undefined> {
    const [row] = await running.query<{ name: string; setting: string; reason: string }>(
      `SELECT name, file.setting,
              CASE context WHEN 'postmaster' THEN 'only a restart could change it' ELSE error END AS reason
       FROM pg_file_settings file LEFT JOIN pg_settings USING (name)
       WHERE error IS NOT NULL`,
    );
    return row && new PostgresSettingError(this.#place.name, row.name, row.setting, row.reason);
  }
}
