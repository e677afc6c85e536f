import { waitUntil } from './deadline';
import { PostgresSettingError } from './errors';
import { Mutex } from './mutex';
import type { ServerPlace, Settings } from './settings';
import { renderSettings, settingsFor } from './settings';

const RELOAD_WAIT = { timeoutMs: 5000, intervalMs: 1 };

/** What changing a running server's settings takes: the superuser's one session. */
export interface RunningServer {
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
  readonly #changes = new Mutex();

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
    return this.#changes.run(() => this.#change(changes, running));
  }

  async #change(changes: Settings, running: RunningServer | undefined): Promise<void> {
    const before = this.#own;
    this.#own = { ...before, ...changes };
    await this.save();
    if (!running) return;
    const [verdict] = await running.query<Verdict>(RELOAD_UNLESS_REFUSED);
    if (verdict?.reason === null) return this.#untilLoaded(running, verdict.loaded_at);
    this.#own = before;
    await this.save();
    throw new PostgresSettingError(
      this.#place.name,
      verdict?.name ?? '',
      verdict?.setting ?? '',
      verdict?.reason ?? 'the server does not say why',
    );
  }

  /** A session re-reads the file when its next statement begins, and tells when it has. */
  async #untilLoaded(running: RunningServer, before: string): Promise<void> {
    await waitUntil(`${this.#place.name} reads its settings again`, RELOAD_WAIT, async () => {
      const [row] = await running.query<{ at: string }>('SELECT pg_conf_load_time()::text AS at');
      return row?.at === before ? `settings of ${before}` : undefined;
    });
  }
}

interface Verdict {
  readonly loaded_at: string;
  /** What is refused and why; all null when nothing is. */
  readonly name: string | null;
  readonly setting: string | null;
  readonly reason: string | null;
}

/** The server judges the file before it reads it. One statement: a failover waits for this. */
const RELOAD_UNLESS_REFUSED = `
  WITH refused AS MATERIALIZED (
    SELECT name, setting,
           CASE (SELECT context FROM pg_settings WHERE pg_settings.name = file.name)
             WHEN 'postmaster' THEN 'only a restart could change it' ELSE error END AS reason
    FROM pg_file_settings file WHERE error IS NOT NULL LIMIT 1)
  SELECT pg_conf_load_time()::text AS loaded_at, name, setting, reason,
         CASE WHEN reason IS NULL THEN pg_reload_conf() END
  FROM (SELECT) always LEFT JOIN refused ON true`;
