import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { labMain } from '../support/lab-main';
import { createManagedCluster } from '../support/managed-cluster';

let terminal: LabTerminal;
beforeAll(async () => {
  terminal = await openTerminal();
}, 90_000);
afterAll(() => terminal?.close());

/** Runs `lab run` in this process, for programs that print nothing. */
const labRun = (...args: readonly string[]) => labMain(['run', ...args], terminal.env);

it('lab run without an account says how to start one', async () => {
  expect(await labMain(['run', '--', 'true'], { LAB_STATE_FOLDER: '/nowhere' })).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: 'no loopback account is running in this folder\nstart one with: npm run lab -- up\n',
  });
});

it('lab run without a program is refused', async () => {
  const { exitCode, stderr } = await labRun();
  expect(exitCode).toBe(2);
  expect(stderr).toContain("missing required argument 'command'");
});

it('lab run without a cluster says how to deploy one', async () => {
  expect(await labRun('--', 'true')).toEqual({
    exitCode: 3,
    stdout: '',
    stderr:
      'the loopback account has no DB cluster\n' +
      'deploy the lab with: eval "$(npm run -s lab -- env)" && npx cdk deploy --require-approval never\n',
  });
});

/** Prints the instance, database and user of each connection, and whether RDS names the cluster, as one JSON object. */
const PROGRAM = `
  const { Client } = require('pg');
  const postgres = require('postgres');
  const { RDSClient, DescribeDBClustersCommand } = require('@aws-sdk/client-rds');
  const QUERY = 'SELECT aurora_db_instance_identifier() AS id, current_database() AS db, current_user AS "user"';
  const { DATABASE_URL, READER_DATABASE_URL, PGHOST } = process.env;
  const print = ({ id, db, user }) => [id, db, user].join(' ');
  async function withPg(config) {
    const client = new Client(config);
    await client.connect();
    const { rows: [row] } = await client.query(QUERY);
    await client.end();
    return print(row);
  }
  async function withPostgresJs(url) {
    const sql = postgres(url);
    const [row] = await sql.unsafe(QUERY);
    await sql.end();
    return print(row);
  }
  async function main() {
    const { DBClusters: [cluster] } = await new RDSClient({}).send(new DescribeDBClustersCommand({}));
    console.log(JSON.stringify({
      'pg and the PG variables alone': await withPg({}),
      'pg and DATABASE_URL': await withPg({ connectionString: DATABASE_URL }),
      'pg and READER_DATABASE_URL': await withPg({ connectionString: READER_DATABASE_URL }),
      'postgres.js and DATABASE_URL': await withPostgresJs(DATABASE_URL),
      'the AWS SDK': cluster.Endpoint === PGHOST ? 'the same endpoint' : cluster.Endpoint,
    }));
    process.exitCode = 42;
  }
  void main();`;

describe('lab run with a cluster', () => {
  let run: { readonly exitCode: number; readonly stdout: string; readonly stderr: string };
  beforeAll(async () => {
    await createManagedCluster(await terminal.connection(), 'shop');
    run = await terminal.lab('run', '--', process.execPath, '-e', PROGRAM);
  }, 90_000);

  // The certificate contains the host names of the URLs.
  it.each([
    ['pg and the PG variables alone', 'shop-1 orders shop'],
    ['pg and DATABASE_URL', 'shop-1 orders shop'],
    ['pg and READER_DATABASE_URL', 'shop-2 orders shop'],
    ['postgres.js and DATABASE_URL', 'shop-1 orders shop'],
    ['the AWS SDK', 'the same endpoint'],
  ])('a Node.js program finds the cluster with %s', (name, found) => {
    expect(JSON.parse(run.stdout)[name]).toBe(found);
  });

  it("returns the program's exit code, and 127 for a program that does not exist", async () => {
    expect([run.exitCode, run.stderr]).toEqual([42, '']);
    const missing = await labRun('--', 'no-such-program');
    expect(missing).toEqual({ exitCode: 127, stdout: '', stderr: 'no-such-program: command not found\n' });
  });

  it('an unknown cluster is refused with the list of clusters', async () => {
    expect(await labRun('--cluster', 'blog', '--', 'true')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'the loopback account has no DB cluster blog\nchoose one with --cluster: shop\n',
    });
  });
});
