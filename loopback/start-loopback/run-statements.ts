import { Client } from 'pg';
import type { ConnectionOptions } from './connection-options';

/** Runs statements one after another in one session. */
export async function runStatements(
  connection: ConnectionOptions,
  statements: readonly string[],
): Promise<void> {
  const client = new Client(connection);
  // Ignored: a connection that breaks while idle also fails the client's next query.
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
