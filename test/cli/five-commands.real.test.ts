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

describe('the five commands of a first visit', () => {
  it('deploys the lab by the real CDK CLI, with one writer and two readers', async () => {
    const deployed = await terminal.cdk('deploy', ...NOW, '--output', assembly('two'));
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stdout + deployed.stderr).toContain('AuroraFailoverLab.FailoverFunctionName = ');
  });

  it('reports every member, and every endpoint with the address that answers', async () => {
    const { stdout } = await terminal.lab('status');
    const roles = [...stdout.matchAll(/(writer|reader) {2}(\S+)/g)].map(
      ([, role, name]) => `${role} ${name}`,
    );
    expect(roles).toEqual([`writer ${NAME}-1`, `reader ${NAME}-2`, `reader ${NAME}-3`]);
    const ports = [...stdout.matchAll(/ 127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(new Set(ports).size).toBe(5);
    for (const port of ports) await expect(connects(port)).resolves.toBe(true);
  });

  it('fails over by the function that was deployed, and the writer is another one', async () => {
    const failover = await terminal.lab('failover', '--json');
    expect(failover).toMatchObject({ exitCode: 0 });
    const result = JSON.parse(failover.stdout);
    expect(result).toMatchObject({ state: 'completed', previousWriter: `${NAME}-1` });
    expect(result.predicted).toContain(result.newWriter);
    expect(result.events.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['RDS-EVENT-0073', 'RDS-EVENT-0071']),
    );
    expect((await members())[0]).toBe(result.newWriter);
  });

  it('has nothing to do when the same lab is deployed again', async () => {
    const again = await terminal.cdk('deploy', ...NOW, '--app', assembly('two'));
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout + again.stderr).toContain('(no changes)');
  });

  it('adds two readers and takes three away as the settings say', async () => {
    const four = await terminal.cdk('deploy', ...NOW, '-c', 'readers=4', '--output', assembly('four'));
    expect(four).toMatchObject({ exitCode: 0 });
    expect(await members()).toHaveLength(5);
    const one = await terminal.cdk('deploy', ...NOW, '--app', await synthesizedLab({ readers: 1 }));
    expect(one).toMatchObject({ exitCode: 0 });
    expect(await members()).toHaveLength(2);
  });

  it('destroys the lab, and leaves no cluster', async () => {
    expect(
      await terminal.cdk('destroy', '--force', '--app', await synthesizedLab({ readers: 1 })),
    ).toMatchObject({ exitCode: 0 });
    expect((await terminal.lab('status')).stdout).toContain('no stack');
    const failover = await terminal.lab('failover');
    expect(failover).toMatchObject({ exitCode: 3 });
    expect(failover.stderr).toContain('there is no stack AuroraFailoverLab in this account and Region');
  });
});

describe('the end of lab up', () => {
  it('removes everything, even in the middle of a deployment', async () => {
    // It goes on asking an account that is gone for a minute; the end of the test ends it.
    void terminal.cdk('deploy', ...NOW, '--app', assembly('two'));
    await waitFor('the deployment has made a cluster', 60_000, async () => {
      const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
      return DBClusters.length > 0 ? undefined : 'no cluster yet';
    });
    expect(await terminal.end('SIGINT')).toBe(0);
    await waitFor('nothing is left', 10_000, () => terminal.leftovers().join('\n') || undefined);
    expect((await terminal.lab('env')).stderr).toContain('no loopback account is running in this checkout');
  });
});
