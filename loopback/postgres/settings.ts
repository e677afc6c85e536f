/** Settings of a server, by name. */
export type Settings = Readonly<Record<string, string>>;

/**
 * What every server runs with. Members of a cluster must agree on all that is sized, since a standby refuses to run
 * with less than its primary.
 */
export const COMMON_SETTINGS: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // The folder goes with the lab whatever happens, so nothing is ever read after a crash of the machine; and what was
  // written survives the kill of a process in the kernel's page cache. Full pages stay: a kill can tear a write.
  fsync: 'off',
  // The supervisor decides what becomes of a server one of whose processes crashed.
  restart_after_crash: 'off',

  max_connections: '200',
  superuser_reserved_connections: '8',
  // 15 readers, each perhaps copied and followed at the same time.
  max_wal_senders: '40',
  shared_buffers: '16MB',
  // Files in the data folder: POSIX segments of a killed server would stay behind.
  dynamic_shared_memory_type: 'mmap',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  // Spares the launcher process.
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  jit: 'off',

  wal_level: 'replica',
  // What a standby may lag behind, or miss while it restarts, without being copied anew.
  wal_keep_size: '128MB',
  min_wal_size: '8MB',
  max_wal_size: '256MB',
  hot_standby_feedback: 'on',
  max_standby_streaming_delay: '3s',
  // The default of 5 s would be the time a standby needs to find its new primary.
  wal_retrieve_retry_interval: '100ms',
  wal_receiver_status_interval: '1s',
  wal_receiver_timeout: '10s',
  wal_sender_timeout: '10s',

  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements may hold passwords.
  log_min_error_statement: 'panic',
};

export interface ServerPlace {
  /** `cluster_name`. */
  readonly name: string;
  readonly socketFolder: string;
  /** `port`: the number in the socket's name. */
  readonly number: number;
}

/** A server's settings, with those of its own laid over the common ones. */
export function settingsFor(place: ServerPlace, own: Settings): Settings {
  return {
    ...COMMON_SETTINGS,
    ...own,
    cluster_name: place.name,
    unix_socket_directories: place.socketFolder,
    port: String(place.number),
  };
}

/** A whole postgresql.conf: https://www.postgresql.org/docs/17/config-setting.html */
export function renderSettings(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${quoteValue(value)}\n`)
    .join('');
}

/** Quotes a value; configuration files and connection strings read the same escapes. */
export function quoteValue(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
  return `'${escaped}'`;
}
