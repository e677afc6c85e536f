import type { Client } from 'pg';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';

jest.setTimeout(60_000);
let lab: FrontedCluster;

beforeAll(async () => {
  lab = await createFrontedCluster({ instances: 2 });
});

afterAll(() => lab.close());

async function ask(client: Client, sql: string): Promise<Record<string, unknown>[]> {
  return (await client.query(sql)).rows;
}

/**
 * Queries copied from AWS's advanced NodeJS wrapper: aws/aws-advanced-nodejs-wrapper,
 * pg/lib/dialect/pg_database_dialect.ts and aurora_pg_database_dialect.ts.
 */
describe.each(['db-1', 'db-2'])('AWS’s advanced NodeJS wrapper, connected to %s', (instance) => {
  let client: Client;

  beforeAll(async () => {
    client = await lab.connect({ instance });
  });

  it('recognises PostgreSQL and Aurora', async () => {
    expect(await ask(client, 'SELECT 1 FROM pg_proc LIMIT 1')).toHaveLength(1);
    const [row] = await ask(
      client,
      "SELECT (setting LIKE '%aurora_stat_utils%') AS aurora_stat_utils FROM pg_settings WHERE name='rds.extensions'",
    );
    expect(row).toEqual({ aurora_stat_utils: true });
  });

  it('reads the topology of the cluster', async () => {
    const rows = await ask(
      client,
      "SELECT server_id, CASE WHEN SESSION_ID = 'MASTER_SESSION_ID' THEN TRUE ELSE FALSE END AS is_writer, " +
        'CPU, COALESCE(REPLICA_LAG_IN_MSEC, 0) AS lag, LAST_UPDATE_TIMESTAMP ' +
        'FROM aurora_replica_status() ' +
        "WHERE EXTRACT(EPOCH FROM(NOW() - LAST_UPDATE_TIMESTAMP)) <= 300 OR SESSION_ID = 'MASTER_SESSION_ID' " +
        'OR LAST_UPDATE_TIMESTAMP IS NULL',
    );
    expect(rows.map(({ server_id, is_writer }) => [server_id, is_writer])).toEqual([
      ['db-1', true],
      ['db-2', false],
    ]);
    for (const { lag, cpu } of rows) expect([lag, cpu]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('reads the name of its instance, and whether it is a reader', async () => {
    expect(await ask(client, 'SELECT aurora_db_instance_identifier() as host')).toEqual([{ host: instance }]);
    expect(await ask(client, 'SELECT pg_is_in_recovery() as is_reader')).toEqual([
      { is_reader: instance === 'db-2' },
    ]);
  });
});
