import { waitUntil } from './deadline';
import { PostgresSettingError } from './errors';
import { Mutex } from './mutex';
import type { ServerPlace, Settings } from './settings';
import { renderSettings, settingsFor } from './settings';

const RELOAD_WAIT = { timeoutMs: 5000, intervalMs: 1 };

/** Superuser's session on a running server, through which settings are reloaded. */
export interface RunningServer {
  query<Row extends object>(sql: string): Promise<Row[]>;
}

/**
 * A server's configuration file, always written whole. No setting is given on the command line, because it could then
 * never be changed while the server runs.
 */
export class Configuration {
  readonly #place: ServerPlace;
  readonly #write: (content: string) => Promise<void>;
  #own: Settings;
  readonly #changes = new Mutex();

  constructor(place: ServerPlace, own: Settings, write: (content: string) => Promise<void>) {
    this.#place = place;
    this.#own = own;
    this.#write = write;
  }

  save(): Promise<void> {
    return this.#write(renderSettings(settingsFor(this.#place, this.#own)));
  }

  /**
   * Applies changes, one call after the other. A refused change has no effect. For a stopped server nothing is written,
   * because each start saves the settings.
   */
  change(changes: Settings, server: RunningServer | 'starting' | 'stopped'): Promise<void> {
    return this.#changes.run(() => this.#change(changes, server));
  }

  async #change(changes: Settings, server: RunningServer | 'starting' | 'stopped'): Promise<void> {
    const before = this.#own;
    this.#own = { ...before, ...changes };
    if (server === 'stopped') return;
    await this.save();
    if (server === 'starting') return;
    const [check] = await server.query<ReloadCheck>(RELOAD_UNLESS_REFUSED);
    if (check?.reason === null) return this.#waitUntilLoaded(server, check.loaded_at);
    this.#own = before;
    await this.save();
    throw new PostgresSettingError(
      this.#place.name,
      check?.name ?? '',
      check?.setting ?? '',
      check?.reason ?? 'the server gave no reason',
    );
  }

  /** Waits until the server has reloaded. A session rereads the file when its next statement begins. */
  async #waitUntilLoaded(running: RunningServer, before: string): Promise<void> {
    await waitUntil(`${this.#place.name} to reload its settings`, RELOAD_WAIT, async () => {
      const [row] = await running.query<{ at: string }>('SELECT pg_conf_load_time()::text AS at');
      return row?.at === before ? `settings loaded at ${before}` : undefined;
    });
  }
}

interface ReloadCheck {
  readonly loaded_at: string;
  /** Name, value and reason of a refused setting; all null if none is refused. */
  readonly name: string | null;
  readonly setting: string | null;
  readonly reason: string | null;
}

/**
 * Checks the file in the server before reloading it. Check and reload are one statement, because a failover waits for
 * them.
 */
const RELOAD_UNLESS_REFUSED = `
  WITH refused AS MATERIALIZED (
    SELECT name, setting,
           CASE (SELECT context FROM pg_settings WHERE pg_settings.name = file.name)
             WHEN 'postmaster' THEN 'it can only be changed by a restart' ELSE error END AS reason
    FROM pg_file_settings file WHERE error IS NOT NULL LIMIT 1)
  SELECT pg_conf_load_time()::text AS loaded_at, name, setting, reason,
         CASE WHEN reason IS NULL THEN pg_reload_conf() END
  FROM (SELECT) always LEFT JOIN refused ON true`;
