import type { Client } from 'pg';
import { PREPARATION } from '../../../drill/run/prepare';

/** Does what a drill does before it measures. */
export async function prepareDatabase(client: Client): Promise<void> {
  for (const statement of PREPARATION) await client.query(statement);
}
