/** Settings of a server, by name. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Settings of every server. The sizes must be the same in all members of a cluster, since a standby refuses to run with
 * less than its primary.
 */
const COMMON_SETTINGS: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // No fsync: the folder is removed when the account ends, so nothing is read after a crash of the machine. Data that a
  // killed process had written is still in the kernel's page cache. Full-page writes stay on: a kill can tear a write.
  fsync: 'off',
  // Off, because the supervisor decides what happens to a server when one of its processes has crashed.
  restart_after_crash: 'off',

  max_connections: '200',
  superuser_reserved_connections: '8',
  // For 15 readers, each of which may be copied and followed at the same time.
  max_wal_senders: '40',
  shared_buffers: '16MB',
  // Uses files in the data folder: POSIX segments of a killed server would be left behind.
  dynamic_shared_memory_type: 'mmap',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  // Avoids the launcher process.
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  jit: 'off',

  wal_level: 'replica',
  // Amount of log that a standby may lag behind, or miss during a restart, without needing a new copy.
  wal_keep_size: '128MB',
  min_wal_size: '8MB',
  max_wal_size: '256MB',
  hot_standby_feedback: 'on',
  max_standby_streaming_delay: '3s',
  // Interval at which a standby tries to connect to its new primary. PostgreSQL's default is 5 s.
  wal_retrieve_retry_interval: '100ms',
  wal_receiver_status_interval: '1s',
  wal_receiver_timeout: '10s',
  wal_sender_timeout: '10s',

  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements may contain passwords, so none is logged.
  log_min_error_statement: 'panic',
};

/** Settings that older major versions do not have. */
const SETTINGS_SINCE: readonly { readonly major: number; readonly settings: Settings }[] = [
  // Avoids three I/O worker processes per server.
  { major: 18, settings: { io_method: 'sync' } },
];

/** Returns the settings of every server of a major version. */
export function commonSettings(major: number): Settings {
  const newer = SETTINGS_SINCE.filter((since) => major >= since.major).map(({ settings }) => settings);
  return Object.assign({}, COMMON_SETTINGS, ...newer);
}

export interface ServerPlace {
  /** Major version of the server's programs. */
  readonly major: number;
  /** Value of `cluster_name`. */
  readonly name: string;
  readonly socketFolder: string;
  /** Value of `port`: the number in the socket's name. */
  readonly number: number;
}

/** Returns a server's settings: the common ones, overridden by its own. */
export function settingsFor(place: ServerPlace, own: Settings): Settings {
  return {
    ...commonSettings(place.major),
    ...own,
    cluster_name: place.name,
    unix_socket_directories: place.socketFolder,
    port: String(place.number),
  };
}

/** Renders a whole postgresql.conf: https://www.postgresql.org/docs/17/config-setting.html */
export function renderSettings(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${quoteValue(value)}\n`)
    .join('');
}

/** Quotes a value. Configuration files and connection strings have the same escapes. */
export function quoteValue(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
  return `'${escaped}'`;
}
