import { Client } from 'pg';
import { ADMIN_ROLE } from './access-rules';

const CONNECT_TIMEOUT_MS = 5000;

export interface SessionOptions {
  readonly socketFolder: string;
  readonly number: number;
  readonly database: string;
  /** Command-line switches for the backend, as in `options` of libpq. */
  readonly switches: string;
}

/**
 * Opens a session as the internal superuser. Every option is set, because the client takes missing ones from PG*
 * variables.
 */
export async function openSession(options: SessionOptions): Promise<Client> {
  const client = new Client({
    host: options.socketFolder,
    port: options.number,
    user: ADMIN_ROLE,
    database: options.database,
    options: options.switches,
    application_name: 'lab',
    ssl: false,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Ignored: after the end of an idle session, the next query fails as well.
  client.on('error', () => {});
  await client.connect();
  return client;
}
