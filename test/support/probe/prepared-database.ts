import type { Client } from 'pg';
import { PREPARATION } from '../../../drill/run/prepare';

/** Prepares the database as a drill does. */
export async function prepareDatabase(client: Client): Promise<void> {
  for (const statement of PREPARATION) await client.query(statement);
}
