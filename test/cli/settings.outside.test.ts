import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { installMajors } from 'aurora-loopback/testing/install-majors';
import { EXIT } from '../../cli/exit-codes';
import type { CliRun, LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { LabRun } from '../support/lab-run';

let folder: string;
let terminal: LabTerminal;
let rds: RDSClient;
let exports: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-settings-'));
  await installMajors(folder, [16, 18]);
  // The folder in which a user calls `npm run lab`.
  process.env.INIT_CWD = folder;
  terminal = await openTerminal();
  rds = new RDSClient(await terminal.connection());
  exports = (await terminal.lab('env')).stdout;
}, 240_000);
afterAll(async () => {
  rds?.destroy();
  await terminal?.end();
  terminal?.close();
  await LabRun.closeAll();
  rmSync(folder, { recursive: true });
});

function cdk(command: 'deploy' | 'destroy', settings: readonly string[]): Promise<CliRun> {
  const yes = command === 'deploy' ? ['--require-approval', 'never'] : ['--force'];
  const context = settings.flatMap((setting) => ['-c', setting]);
  return terminal.cdk(command, ...yes, '--output', join(folder, 'cdk.out'), ...context);
}

/** Drills the deployed lab, and once more if the drill is void. Returns its exit code. */
async function drill(): Promise<number | NodeJS.Signals> {
  const inAccount = (command: readonly string[]) => [
    '/bin/sh',
    '-c',
    `${exports}\nexec "$@"`,
    'sh',
    ...command,
  ];
  const run = () => new LabRun(['drill', '--aws', '--before', '1', '--after', '5'], {}, inAccount).ended;
  const code = await run();
  return code === EXIT.void ? run() : code;
}

it.each([
  ['16.13', ['instance=r7g.large', 'port=6432', 'readers=1'], 'db.r7g.large'],
  ['18.6', ['readers=2'], 'db.serverless'],
])(
  'version %s is deployed with %j and drilled, and its destruction leaves a snapshot',
  async (version, others, instanceClass) => {
    const settings = [`engineVersion=${version}`, 'onDestroy=snapshot', ...others];
    const deployed = await cdk('deploy', settings);
    expect(deployed).toMatchObject({ exitCode: 0 });
    const { DBClusters: [cluster] = [] } = await rds.send(new DescribeDBClustersCommand({}));
    expect(cluster).toMatchObject({ EngineVersion: version, Status: 'available' });
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances.map(({ DBInstanceClass }) => DBInstanceClass)).toContain(instanceClass);
    expect(await drill()).toBe(EXIT.held);

    expect(await cdk('destroy', settings)).toMatchObject({ exitCode: 0 });
    expect((await rds.send(new DescribeDBClustersCommand({}))).DBClusters).toEqual([]);
    const { DBClusterSnapshots = [] } = await rds.send(new DescribeDBClusterSnapshotsCommand({}));
    expect(DBClusterSnapshots.filter(({ EngineVersion }) => EngineVersion === version)).toEqual([
      expect.objectContaining({
        DBClusterSnapshotIdentifier: expect.stringMatching(/^aurorafailoverlab-snapshot-/),
        Status: 'available',
      }),
    ]);
  },
  300_000,
);

it('15 readers are deployed, drilled and destroyed', async () => {
  const settings = ['readers=15'];
  expect(await cdk('deploy', settings)).toMatchObject({ exitCode: 0 });
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  expect(DBInstances.map(({ DBInstanceStatus }) => DBInstanceStatus)).toEqual(Array(16).fill('available'));
  expect(await drill()).toBe(EXIT.held);
  expect(await cdk('destroy', settings)).toMatchObject({ exitCode: 0 });
  expect((await rds.send(new DescribeDBInstancesCommand({}))).DBInstances).toEqual([]);
}, 300_000);

it.each(['14.22', '15.17'])(
  'version %s is refused before anything is created',
  async (version) => {
    const { exitCode, stdout, stderr } = await cdk('deploy', [`engineVersion=${version}`]);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain(`cannot run Aurora PostgreSQL ${version}: its roles and identity maps`);
    const status = await terminal.lab('status');
    expect(status.stdout).not.toMatch(/CREATE_COMPLETE|ROLLBACK|cluster {2}/);
  },
  120_000,
);
