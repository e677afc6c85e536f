import { spawnSync } from 'node:child_process';
import { skipUnless } from 'aurora-loopback/testing/skip';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { createManagedCluster } from '../support/managed-cluster';

let terminal: LabTerminal;
beforeAll(async () => {
  terminal = await openTerminal();
  await createManagedCluster(await terminal.connection(), 'shop');
}, 120_000);
afterAll(() => terminal?.close());

const succeeds = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

/** Python interpreters; Debian's packages belong to the second one. */
const python = ['python3', '/usr/bin/python3'].find((each) => succeeds(each, '-c', 'import psycopg'));

describe('psql in lab run', () => {
  skipUnless(succeeds('psql', '--version'), 'psql is not installed');

  it.each([
    ['the PG variables', '', 'shop-1'],
    ['DATABASE_URL', '"$DATABASE_URL"', 'shop-1'],
    ['READER_DATABASE_URL', '"$READER_DATABASE_URL"', 'shop-2'],
  ])('connects with %s, and verifies the name of the server', async (_name, source, instance) => {
    const sql = 'SELECT aurora_db_instance_identifier()';
    const command = `test "$PGSSLMODE" = verify-full && exec psql ${source} -XAt -c "${sql}" -c "\\conninfo"`;
    const { exitCode, stdout, stderr } = await terminal.lab('run', '--', 'sh', '-c', command);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^${instance}\\n.*\\nSSL connection`));
  });

  it('refuses a server whose certificate has another name', async () => {
    const command = 'PGHOST=shop.example.com exec psql -c "SELECT 1"';
    const { exitCode, stderr } = await terminal.lab('run', '--', 'sh', '-c', command);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('does not match host name')]);
  });
});

describe('pgbench in lab run', () => {
  skipUnless(succeeds('pgbench', '--version'), 'pgbench is not installed');

  it('creates its tables and runs its transactions without an error', async () => {
    expect(await terminal.lab('run', '--', 'pgbench', '-i', '-q')).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await terminal.lab('run', '--', 'pgbench', '-c', '2', '-t', '20');
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('number of transactions actually processed: 40/40'),
    ]);
  });
});

describe('a Python program with psycopg in lab run', () => {
  skipUnless(python !== undefined, 'the Python package psycopg is not installed');

  it.each([
    ["''", 'shop-1'],
    ["os.environ['DATABASE_URL']", 'shop-1'],
    ["os.environ['READER_DATABASE_URL']", 'shop-2'],
  ])('connects with psycopg.connect(%s)', async (source, instance) => {
    const program = [
      'import os, psycopg',
      `with psycopg.connect(${source}) as connection:`,
      "    print(connection.execute('SELECT aurora_db_instance_identifier()').fetchone()[0])",
    ].join('\n');
    const { exitCode, stdout } = await terminal.lab('run', '--', python ?? '', '-c', program);
    expect([exitCode, stdout]).toEqual([0, `${instance}\n`]);
  });
});
