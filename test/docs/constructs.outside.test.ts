import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { parseReport } from '../../drill/report-format/parse';
import { readCommands, readExamples } from '../support/page-examples';
import { createProject, PROJECT_TIMEOUT_MS } from '../support/project';
import { repository } from '../support/repository';

const examples = readExamples('constructs.md');

let project: string;
beforeAll(async () => {
  project = await createProject();
  mkdirSync(join(project, 't'));
  // The same mode as /tmp, because the servers' user needs access.
  chmodSync(join(project, 't'), 0o1777);
  for (const [name, text] of examples) writeFileSync(join(project, name), text);
  const options = { module: 'nodenext', target: 'es2023', strict: true, types: [], skipLibCheck: true };
  const files = [...examples.keys()];
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }));
}, PROJECT_TIMEOUT_MS);
afterAll(() => rmSync(project, { recursive: true }));

describe('the examples of docs/constructs.md, in a project with the packed packages,', () => {
  it('are valid TypeScript, and a wrong property is refused', async () => {
    expect(await compile()).toMatchObject({ exitCode: 0, output: '' });
    const training = examples.get('training.ts') ?? '';
    writeFileSync(join(project, 'training.ts'), training.replace('readers: 1', "readers: 'one'"));
    expect((await compile()).output).toContain('TS2322');
    writeFileSync(join(project, 'training.ts'), training);
    expect(await compile()).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['orders', 'Orders'],
    ['orders-drill', 'OrdersDrill'],
    ['training', 'Training'],
  ])('synthesize: %s, without a warning', async (name, stack) => {
    expect(await synthesize(`${name}.js`)).toEqual({ exitCode: 0, output: '' });
    const templates = readdirSync(join(project, `${name}.js.out`)).filter((file) =>
      file.endsWith('.template.json'),
    );
    expect(templates).toEqual([`${stack}.template.json`]);
  });

  it('contain the prebuilt functions', () => {
    const outdir = join(project, 'orders.js.out');
    const bundles = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
    const functions = join(project, 'node_modules', 'aurora-failover-lab', 'dist', 'lib', 'functions');
    const read = (folder: string) => (name: string) => readFileSync(join(folder, name, 'index.mjs'), 'utf8');
    expect(bundles.map(read(outdir)).sort()).toEqual(['failover', 'probe'].map(read(functions)).sort());
  });

  it.each(['AwsSolutions-VPC7', 'AwsSolutions-RDS10', 'AwsSolutions-SMG4'])(
    'need the acknowledgement of %s for cdk-nag',
    async (id) => {
      const app = readFileSync(join(project, 'orders.js'), 'utf8');
      writeFileSync(join(project, 'unacknowledged.js'), app.replace(id, 'AwsSolutions-EC23'));
      const { exitCode, output } = await synthesize('unacknowledged.js');
      expect(exitCode).toBe(1);
      expect([...new Set(output.match(/AwsSolutions-\w+/g))]).toEqual([id]);
    },
  );
});

describe('the packed constructs refuse', () => {
  const IMPORT =
    "DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Database', { clusterIdentifier: 'orders' })";

  it.each([
    [
      'properties out of range',
      "new FailoverLab(stack, 'Lab', { readers: 16, port: 80 })",
      'FailoverLab Orders/Lab: readers must be an integer from 0 to 15, got 16; port must be an integer from 1150 to 65535, got 80',
    ],
    [
      'an imported cluster without instances',
      `new FailoverTrigger(stack, 'Trigger', { cluster: ${IMPORT} })`,
      'FailoverTrigger Orders/Trigger: the instances of the cluster orders are unknown',
    ],
    [
      'an imported cluster without endpoints',
      `new FailoverProbe(stack, 'Probe', { cluster: ${IMPORT}, vpc: undefined })`,
      'FailoverProbe Orders/Probe: the cluster orders does not have everything that the probe needs: clusterResourceIdentifier,',
    ],
  ])('%s', async (_, construct, message) => {
    writeFileSync(
      join(project, 'refused.js'),
      `const { App, Stack } = require('aws-cdk-lib');
       const { DatabaseCluster } = require('aws-cdk-lib/aws-rds');
       const { FailoverLab, FailoverProbe, FailoverTrigger } = require('aurora-failover-lab');
       const stack = new Stack(new App(), 'Orders');
       ${construct};`,
    );
    expect(await synthesize('refused.js')).toEqual({ exitCode: 1, output: expect.stringContaining(message) });
  });
});

describe('the commands of docs/constructs.md, in a loopback account of the packed packages,', () => {
  const [evaluate = '', deploy = '', drill = ''] = readCommands('constructs.md')[1] ?? [];
  let up: ChildProcess;
  let output = '';
  beforeAll(async () => {
    const app = readFileSync(join(project, 'orders.js'), 'utf8');
    const unfinished = `
      const unfinished = new aws_cdk_lib_1.Stack(stack.node.root, 'Unfinished');
      new aurora_failover_lab_1.FailoverTrigger(unfinished, 'Trigger', { cluster });`;
    writeFileSync(join(project, 'app.js'), app + unfinished);
    writeFileSync(join(project, 'cdk.json'), JSON.stringify({ app: 'node app.js' }));
    up = spawn(join(project, 'node_modules', '.bin', 'aurora-failover-lab'), ['up'], {
      cwd: project,
      env: env(),
    });
    for (const stream of [up.stdout, up.stderr]) stream?.on('data', (chunk) => (output += chunk));
    await waitFor('lab up answers', 60_000, () =>
      output.includes(' answers on ') ? undefined : output || 'nothing',
    );
  }, 90_000);
  afterAll(async () => {
    const ended = once(up, 'close');
    up.kill('SIGINT');
    await ended;
    expect(readdirSync(join(project, 't')).filter((name) => name.startsWith('lab-'))).toEqual([]);
  });

  it('deploy as the account says at its start', () => {
    expect(output).toContain(`In another terminal, in this folder:\n  ${evaluate}\n  ${deploy}\n`);
  });

  it('deploy the first example', async () => {
    expect(await inAccount(deploy)).toMatchObject({ exitCode: 0 });
  });

  it('drill its cluster', async () => {
    expect(await inAccount(drill)).toEqual({ exitCode: 0, output: expect.stringContaining('Orders') });
    const report = parseReport(readFileSync(join(project, 'drill-report', 'report.json'), 'utf8'));
    expect(report).toMatchObject({
      verdict: 'held',
      plan: { stackName: 'Orders' },
      runs: [{ cause: { roleChanged: true }, ledger: { state: 'read', lost: 0 } }],
    });
  });

  it('refuse a stack without a probe', async () => {
    const { exitCode, output } = await inAccount(drill.replace('Orders', 'Unfinished'));
    expect([exitCode, output]).toEqual([3, expect.stringContaining('stack Unfinished has no FailoverProbe')]);
    expect(output).toContain(
      'add a FailoverProbe for the same cluster to the stack, and deploy the stack again',
    );
  });

  function inAccount(command: string): Promise<Run> {
    return run('/bin/sh', ['-c', `${evaluate} && ${command}`], env());
  }
});

interface Run {
  readonly exitCode: number;
  readonly output: string;
}

function compile(): Promise<Run> {
  return run(join(repository, 'node_modules', '.bin', 'tsc'), [], env());
}

/** Runs an app, without the validator of templates, which takes seconds. The plugin of cdk-nag runs. */
function synthesize(app: string): Promise<Run> {
  return run(process.execPath, [app], { ...env(), CDK_OUTDIR: join(project, `${app}.out`) });
}

function env(): NodeJS.ProcessEnv {
  const folders = { TMPDIR: join(project, 't'), LAB_STATE_FOLDER: undefined, LAB_REPORT_FOLDER: undefined };
  return { ...process.env, ...folders, CDK_VALIDATION: 'false', NO_COLOR: '1' };
}

function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: environment, maxBuffer: 2 ** 26 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ exitCode, output: stdout + stderr });
    });
  });
}
