import { Client } from 'pg';
import { ADMIN_ROLE } from './access-rules';

const CONNECT_TIMEOUT_MS = 5000;

export interface SessionOptions {
  readonly socketFolder: string;
  readonly number: number;
  readonly database: string;
  /** As in `options` of libpq: command-line switches for the backend. */
  readonly switches: string;
}

/** Opens a session as the internal superuser. Everything is given, since the client fills gaps from PG* variables. */
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
  // The end of an idle session is reported here; the next query says it again.
  client.on('error', () => {});
  await client.connect();
  return client;
}
