import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliRun, LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import { labMain } from '../support/lab-main';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

const sixteenthReader = `"Sixteenth": ${JSON.stringify({
  Type: 'AWS::RDS::DBInstance',
  DependsOn: ['DatabaseClusterInstance1E154D1E9'],
  Properties: {
    DBClusterIdentifier: { Ref: 'DatabaseCluster5B53A178' },
    DBInstanceClass: 'db.serverless',
    DBInstanceIdentifier: 'aurorafailoverlab-17',
    Engine: 'aurora-postgresql',
  },
})}`;

let terminal: LabTerminal;
let folder: string;
let right: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-wrong-'));
  right = await synthesizedLab({ azs: 2, readers: 15 });
  terminal = await openTerminal();
}, 180_000);
afterAll(async () => {
  await terminal?.end();
  terminal?.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['an unknown engine version', /"17\.9"/, '"17.99"', /17\.99/],
  ['an unknown property', /"StorageEncrypted"/, '"StorageEncripted"', /StorageEncripted/],
  [
    'a 16th reader',
    /("Resources": \{)/,
    `$1 ${sixteenthReader},`,
    /more than 15|at most 15|15 readers|15 replicas|16 instances/i,
  ],
])(
  'a template with %s fails with a clear event, and the rollback leaves no cluster',
  async (_, from, to, reason) => {
    const output = editedAssembly((template) => template.replace(from, to));
    const deployed = await deploy(output);
    expect(deployed.exitCode).toBe(1);
    expect(deployed.stdout + deployed.stderr).toMatch(reason);
    expect(await status()).not.toContain('cluster  ');
  },
  180_000,
);

it('cdk destroy removes a stack whose creation was rolled back', async () => {
  expect(await status()).toMatch(/AuroraFailoverLab {2}ROLLBACK_COMPLETE/);
  expect(await terminal.cdk('destroy', '--force', '--app', right)).toMatchObject({ exitCode: 0 });
  expect(await status()).toContain('no stack');
});

it('a template with an unknown type is refused before anything is created', async () => {
  const deployed = await deploy(
    editedAssembly((template) => template.replace('"AWS::EC2::VPC"', '"AWS::EC2::Banana"')),
  );
  expect(deployed.exitCode).toBe(1);
  expect(deployed.stdout + deployed.stderr).toContain('Unrecognized resource types: [AWS::EC2::Banana]');
});

async function status(): Promise<string> {
  return (await labMain(['status'], terminal.env)).stdout;
}

function deploy(output: string): Promise<CliRun> {
  return terminal.cdk('deploy', '--require-approval', 'never', '--app', output);
}

/**
 * Copies the assembly with a changed template. The name of the changed template contains its new hash, because the CLI does
 * not upload an asset if it has already uploaded an asset with the same hash.
 */
function editedAssembly(edit: (template: string) => string): string {
  const template = readTemplate(right);
  const edited = edit(template);
  expect(edited).not.toBe(template);
  const hash = sha256(edited);
  const output = join(folder, hash);
  cpSync(right, output, { recursive: true });
  writeFileSync(join(output, 'AuroraFailoverLab.template.json'), edited);
  for (const name of ['manifest.json', 'AuroraFailoverLab.assets.json']) {
    const file = join(output, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(sha256(template), hash));
  }
  return output;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
