import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { synthesizedLab } from '../support/synthesized-lab';

const NOW = ['--require-approval', 'never'];
const NAME = 'aurorafailoverlab';

let terminal: LabTerminal;
let folder: string;
let rds: RDSClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-assembly-'));
  terminal = await openTerminal();
  rds = new RDSClient(await terminal.connection());
}, 90_000);
afterAll(() => {
  rds?.destroy();
  terminal?.close();
  rmSync(folder, { recursive: true });
});

const assembly = (name: string) => join(folder, name);

/** Identifiers of the cluster's instances, the writer first. */
async function members(): Promise<string[]> {
  const { DBClusters } = await rds.send(new DescribeDBClustersCommand({}));
  const [{ DBClusterMembers = [] } = {}] = DBClusters ?? [];
  return DBClusterMembers.toSorted(
    (one, other) => Number(other.IsClusterWriter) - Number(one.IsClusterWriter),
  ).map(({ DBInstanceIdentifier }) => DBInstanceIdentifier ?? '');
}

async function connects(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}

describe('the commands of a first visit', () => {
  it('cdk deploy deploys the lab with one writer and two readers', async () => {
    const deployed = await terminal.cdk('deploy', ...NOW, '--output', assembly('two'));
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout + deployed.stderr).toContain('AuroraFailoverLab.FailoverFunctionName = ');
  });

  it('lab run finds the password of the cluster in the secret of the stack', async () => {
    const program = `
      const client = new (require('pg').Client)(process.env.DATABASE_URL);
      client.connect().then(() => client.query('SELECT 1 AS one')).then(({ rows }) => console.log(rows[0].one))
        .finally(() => client.end());`;
    const run = await terminal.lab('run', '--cluster', NAME, '--', process.execPath, '-e', program);
    expect(run).toEqual({ exitCode: 0, stdout: '1\n', stderr: '' });
  });

  it('lab status shows a port that accepts connections for every member and endpoint', async () => {
    const { stdout } = await terminal.lab('status');
    const roles = [...stdout.matchAll(/(writer|reader) {2}(\S+)/g)].map(
      ([, role, name]) => `${role} ${name}`,
    );
    expect(roles).toEqual([`writer ${NAME}-1`, `reader ${NAME}-2`, `reader ${NAME}-3`]);
    const ports = [...stdout.matchAll(/ 127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(new Set(ports).size).toBe(5);
    for (const port of ports) await expect(connects(port)).resolves.toBe(true);
  });

  it('lab failover calls the deployed function, which fails over to another writer', async () => {
    const failover = await terminal.lab('failover', '--json');
    expect(failover).toMatchObject({ exitCode: 0 });
    const result = JSON.parse(failover.stdout);
    expect(result).toMatchObject({ state: 'completed', previousWriter: `${NAME}-1` });
    expect(result.predicted).toContain(result.newWriter);
    expect(result.events.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['RDS-EVENT-0073', 'RDS-EVENT-0385', 'RDS-EVENT-0071']),
    );
    expect((await members())[0]).toBe(result.newWriter);
  });

  it('cdk deploy reports no changes if the same lab is deployed again', async () => {
    const again = await terminal.cdk('deploy', ...NOW, '--app', assembly('two'));
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout + again.stderr).toContain('(no changes)');
  });

  it('cdk deploy adds two readers and removes three when the setting changes', async () => {
    const four = await terminal.cdk('deploy', ...NOW, '-c', 'readers=4', '--output', assembly('four'));
    expect(four).toMatchObject({ exitCode: 0 });
    expect(await members()).toHaveLength(5);
    const one = await terminal.cdk('deploy', ...NOW, '--app', await synthesizedLab({ readers: 1 }));
    expect(one).toMatchObject({ exitCode: 0 });
    expect(await members()).toHaveLength(2);
  });

  it('cdk destroy removes the lab and its cluster', async () => {
    expect(
      await terminal.cdk('destroy', '--force', '--app', await synthesizedLab({ readers: 1 })),
    ).toMatchObject({ exitCode: 0 });
    expect((await terminal.lab('status')).stdout).toContain('no stack');
    const failover = await terminal.lab('failover');
    expect(failover).toMatchObject({ exitCode: 3 });
    expect(failover.stderr).toContain('stack AuroraFailoverLab does not exist in this account and Region');
  });
});

describe('Ctrl-C in lab up', () => {
  it('removes everything, even during a deployment', async () => {
    // The CDK CLI keeps calling the ended account for a minute; the end of the test kills the CLI.
    void terminal.cdk('deploy', ...NOW, '--app', assembly('two'));
    await waitFor('the deployment has created a cluster', 60_000, async () => {
      const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
      return DBClusters.length > 0 ? undefined : 'no cluster yet';
    });
    expect(await terminal.end('SIGINT')).toBe(0);
    await waitFor('nothing is left', 10_000, () => terminal.leftovers().join('\n') || undefined);
    expect((await terminal.lab('env')).stderr).toContain('no loopback account is running in this folder');
  });
});
