import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { Client } from 'pg';
import type { ConnectionOptions } from '../../start-loopback/connection-options';
import type { Loopback } from '../../start-loopback/start-loopback';
import { startLoopback } from '../../start-loopback/start-loopback';
import { eventually } from '../../testing/eventually';
import { useTemporaryFolder } from '../../testing/temporary-folder';

describe('startLoopback', () => {
  let loopback: Loopback;
  beforeAll(async () => {
    loopback = await startLoopback({
      instances: [
        { identifier: 'first' },
        { identifier: 'second', promotionTier: 0 },
        { identifier: 'third' },
      ],
    });
  });
  afterAll(() => loopback.stop());
  afterEach(() => loopback.cluster.reset());

  it('returns a cluster that acknowledges writes and whose readers return them', async () => {
    const { cluster } = loopback;
    expect([cluster.writer, cluster.readers]).toEqual(['first', ['second', 'third']]);
    await query(cluster.connection('writer'), 'CREATE TABLE orders AS SELECT 42 AS id');
    const read = () => query(cluster.connection('reader'), 'SELECT id FROM orders').then(([row]) => row?.id);
    await eventually(() => read().catch((error: Error) => error.message), 42);
  });

  it('returns connection options for the cluster endpoint, the reader endpoint and each instance', async () => {
    const instanceOf = async (endpoint: string) => {
      const [row] = await query(
        loopback.cluster.connection(endpoint),
        'SELECT aurora_db_instance_identifier() AS id',
      );
      return row?.id;
    };
    expect(await instanceOf('writer')).toBe('first');
    expect(['second', 'third']).toContain(await instanceOf('reader'));
    expect(await instanceOf('third')).toBe('third');
    expect(() => loopback.cluster.connection('fourth')).toThrow(
      'DB cluster loopback has no endpoint "fourth"; use one of writer, reader, first, second, third',
    );
  });

  it('returns connection options that survive JSON, so that a test runner can pass them to its workers', async () => {
    const options = JSON.parse(JSON.stringify(loopback.cluster.connection('writer')));
    expect(await query(options, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('fails over to the reader of the lowest tier, or to the target, and resolves when that is complete', async () => {
    const { cluster } = loopback;
    expect(await cluster.failover()).toEqual({ previousWriter: 'first', newWriter: 'second' });
    expect(await cluster.failover({ target: 'third' })).toEqual({
      previousWriter: 'second',
      newWriter: 'third',
    });
    expect([cluster.writer, cluster.readers]).toEqual(['third', ['first', 'second']]);
    await query(cluster.connection('writer'), 'CREATE TABLE IF NOT EXISTS after_failover ()');
    await expect(cluster.failover({ target: 'third' })).rejects.toThrow('third');
  });

  it('plays a crash, after which the writer restarts in place', async () => {
    const { cluster } = loopback;
    const client = await connect(cluster.connection('writer'));
    const fault = await cluster.fault('crash');
    await expect(client.query('SELECT 1')).rejects.toThrow();
    await fault.end();
    expect([fault.instances, cluster.writer]).toEqual([['first'], 'first']);
    expect(await query(cluster.connection('writer'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.each(['writer-lost', 'zone-outage'] as const)('plays %s, which fails the cluster over', async (name) => {
    const { cluster } = loopback;
    const fault = await cluster.fault(name);
    expect(fault.instances).toEqual(['first']);
    await eventually(() => cluster.writer, 'second', 20_000);
    await fault.end();
    expect([...cluster.readers].sort()).toEqual(['first', 'third']);
  });

  it('resets: ends faults, makes the first writer the writer again, and keeps the data', async () => {
    const { cluster } = loopback;
    await query(cluster.connection('writer'), 'CREATE TABLE kept ()');
    await cluster.fault('zone-outage');
    await eventually(() => cluster.writer, 'second', 20_000);
    await cluster.reset();
    expect([cluster.writer, cluster.readers]).toEqual(['first', ['second', 'third']]);
    expect(await query(cluster.connection('writer'), "SELECT to_regclass('kept')::text AS kept")).toEqual([
      { kept: 'kept' },
    ]);
  });

  it('resets the data too if asked, and keeps the functions of Aurora', async () => {
    const { cluster } = loopback;
    await query(cluster.connection('writer'), 'CREATE TABLE IF NOT EXISTS dropped ()');
    await cluster.reset({ data: 'drop' });
    const sql = "SELECT to_regclass('dropped') AS dropped, aurora_db_instance_identifier() AS id";
    expect(await query(cluster.connection('writer'), sql)).toEqual([{ dropped: null, id: 'first' }]);
    expect(await query(cluster.connection('third'), sql)).toEqual([{ dropped: null, id: 'third' }]);
  });

  it('refuses an unknown fault with the names of the known ones', async () => {
    await expect(loopback.cluster.fault('flood' as 'crash')).rejects.toThrow(
      'fault must be one of crash, writer-lost, zone-outage, got "flood"',
    );
  });

  it('returns an environment with which another program finds the account and the cluster', async () => {
    const program = `
      const { Client } = require('pg');
      const client = new Client({ connectionString: process.env.READER_DATABASE_URL });
      client.connect().then(() => client.query('SELECT aurora_db_instance_identifier() AS id'))
        .then(({ rows }) => console.log(rows[0].id + ' ' + process.env.AWS_ENDPOINT_URL))
        .finally(() => client.end());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
      cwd: __dirname,
      env: { PATH: process.env.PATH, ...loopback.env },
    });
    expect(stdout.trim()).toMatch(new RegExp(`^(second|third) ${loopback.endpointUrl}$`));
  });

  it('answers the AWS SDK', async () => {
    const { endpointUrl: endpoint, region, credentials } = loopback;
    const rds = new RDSClient({ endpoint, region, credentials });
    const { DBClusters } = await rds.send(new DescribeDBClustersCommand({}));
    rds.destroy();
    expect(DBClusters?.map(({ DBClusterIdentifier }) => DBClusterIdentifier)).toEqual(['loopback']);
  });

  it('runs beside another account in the same process, and stops once for any number of calls', async () => {
    const other = await startLoopback({ readers: 0, region: 'eu-west-1' });
    expect(other.endpointUrl).not.toBe(loopback.endpointUrl);
    await query(other.cluster.connection('writer'), 'SELECT 1');
    await Promise.all([other.stop(), other.stop()]);
    await other[Symbol.asyncDispose]();
    expect(existsSync(other.caBundlePath)).toBe(false);
    expect(await query(loopback.cluster.connection('writer'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a start that fails', () => {
  const folder = useTemporaryFolder();
  const before = process.env.TMPDIR;
  beforeEach(() => {
    process.env.TMPDIR = folder();
  });
  afterEach(() => {
    process.env.TMPDIR = before;
  });

  it('rejects at the deadline with the last log lines, and leaves nothing', async () => {
    // Shorter than any start.
    await expect(startLoopback({ startTimeoutMs: 100 })).rejects.toThrow(
      /^The loopback account cannot be started\. It was not ready after 100 ms\.\n(Last log lines:|Nothing was logged)/,
    );
    expect(readdirSync(folder())).toEqual([]);
  });

  it("rejects with the signal's reason when the signal aborts, and leaves nothing", async () => {
    const controller = new AbortController();
    const start = startLoopback({ signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(start).rejects.toThrow('enough');
    expect(readdirSync(folder())).toEqual([]);
  });

  it('says which port is in use, and leaves nothing', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await expect(startLoopback({ port })).rejects.toThrow(
      `EADDRINUSE: address already in use 127.0.0.1:${port}`,
    );
    server.close();
    expect(readdirSync(folder())).toEqual([]);
  });

  it('says which instance is invalid, in the words of RDS', async () => {
    const start = startLoopback({ instances: [{ instanceClass: 'banana' }] });
    await expect(start).rejects.toThrow(/cannot be started\. Invalid\w+: .*banana/);
    expect(readdirSync(folder())).toEqual([]);
  });
});

it('an account stops when its signal aborts', async () => {
  const controller = new AbortController();
  const { caBundlePath } = await startLoopback({ readers: 0, signal: controller.signal });
  controller.abort();
  await eventually(() => existsSync(join(dirname(caBundlePath))), false);
});

async function connect(options: ConnectionOptions): Promise<Client> {
  const client = new Client(options);
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function query(options: ConnectionOptions, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(options);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
