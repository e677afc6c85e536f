import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { LabRun } from '../support/lab-run';
import { createManagedCluster } from '../support/managed-cluster';

let terminal: LabTerminal;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-run-program-'));
  terminal = await openTerminal();
}, 90_000);
afterAll(async () => {
  terminal?.close();
  rmSync(folder, { recursive: true });
  await LabRun.closeAll();
});

const runNode = (code: string, ...options: readonly string[]) =>
  terminal.lab('run', ...options, '--', process.execPath, '-e', code);

/** Program that connects with `pg` and prints the instance, the database and the user. `config` is its configuration. */
const pgProgram = (config: string) => `
  const { Client } = require('pg');
  const client = new Client(${config});
  client.connect()
    .then(() => client.query('SELECT aurora_db_instance_identifier() AS id, current_database() AS db, current_user AS "user"'))
    .then(({ rows: [row] }) => console.log(row.id, row.db, row.user))
    .finally(() => client.end());`;

it('lab run without an account says how to start one', async () => {
  const run = new LabRun(['run', '--', 'true']);
  expect(await run.ended).toBe(3);
  expect(run.stderr).toBe(
    'no loopback account is running in this folder\nstart one with: npm run lab -- up\n',
  );
});

it('lab run without a program is refused', async () => {
  const run = new LabRun(['run']);
  expect(await run.ended).toBe(2);
  expect(run.stderr).toContain("missing required argument 'command'");
});

it('lab run without a cluster says how to deploy one', async () => {
  expect(await terminal.lab('run', '--', 'true')).toEqual({
    exitCode: 3,
    stdout: '',
    stderr:
      'the loopback account has no DB cluster\n' +
      'deploy the lab with: eval "$(npm run -s lab -- env)" && npx cdk deploy --require-approval never\n',
  });
});

describe('lab run with a cluster', () => {
  beforeAll(async () => createManagedCluster(await terminal.connection(), 'shop'), 60_000);

  it('a Node.js program connects with the PG variables alone', async () => {
    const { exitCode, stdout, stderr } = await runNode(pgProgram('{}'));
    expect([exitCode, stdout, stderr]).toEqual([0, 'shop-1 orders shop\n', '']);
  });

  it.each([
    ['DATABASE_URL', 'shop-1'],
    ['READER_DATABASE_URL', 'shop-2'],
  ])('a Node.js program connects with %s, whose host name is in the certificate', async (name, instance) => {
    const { exitCode, stdout } = await runNode(pgProgram(`{ connectionString: process.env.${name} }`));
    expect([exitCode, stdout]).toEqual([0, `${instance} orders shop\n`]);
  });

  it('a Node.js program with postgres.js connects with DATABASE_URL', async () => {
    const program = `
      const sql = require('postgres')(process.env.DATABASE_URL);
      sql\`SELECT aurora_db_instance_identifier() AS id\`.then(([row]) => console.log(row.id)).finally(() => sql.end());`;
    const { exitCode, stdout } = await runNode(program);
    expect([exitCode, stdout]).toEqual([0, 'shop-1\n']);
  });

  it('a Node.js program finds the account with the AWS SDK', async () => {
    const program = `
      const { RDSClient, DescribeDBClustersCommand } = require('@aws-sdk/client-rds');
      new RDSClient({}).send(new DescribeDBClustersCommand({}))
        .then(({ DBClusters: [cluster] }) => console.log(cluster.Endpoint === process.env.PGHOST));`;
    expect(await runNode(program)).toMatchObject({ exitCode: 0, stdout: 'true\n' });
  });

  it("returns the program's exit code, and 127 for a program that does not exist", async () => {
    expect(await runNode('process.exit(42)')).toMatchObject({ exitCode: 42 });
    const missing = await terminal.lab('run', '--', 'no-such-program');
    expect(missing).toEqual({ exitCode: 127, stdout: '', stderr: 'no-such-program: command not found\n' });
  });

  it('an unknown cluster is refused with the list of clusters', async () => {
    expect(await terminal.lab('run', '--cluster', 'blog', '--', 'true')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'the loopback account has no DB cluster blog\nchoose one with --cluster: shop\n',
    });
  });
});
