import type { Client } from 'pg';
import { functionStatements } from '../aurora/sql/functions';
import type { PostgresServer } from '../postgres/server';
import { eventually } from './eventually';
import type { TestHome } from './postgres-home';

export type { PostgresServer };

/**
 * Starts `db-1` with Aurora's SQL functions. For the role `reader`, also starts a reader `db-2` of it and waits until
 * it has replayed everything that `prepare` wrote. Returns the server of that role. The server has no endpoint: clients
 * use its Unix socket.
 */
export async function startAuroraServer(
  testHome: TestHome,
  role: 'writer' | 'reader',
  prepare: (admin: Client) => Promise<void>,
): Promise<PostgresServer> {
  const [writer, reader] = await testHome.createReplicas('db-1', ...(role === 'reader' ? ['db-2'] : []));
  if (!writer) throw new Error('createReplicas returned no server');
  const admin = await writer.connect();
  await admin.query(functionStatements.join(';\n'));
  await prepare(admin);
  await admin.end();
  if (!reader) return writer;
  const preparedLsn = await writer.currentLsn();
  await eventually(async () => (await reader.replayedLsn()) >= preparedLsn, true);
  return reader;
}
