import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cdk } from '../support/cdk';
import { repository } from '../support/repository';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-cdk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('synthesizes 16 instances under --strict without a warning, credentials, Docker or network', async () => {
  const run = await cdk(folder, ['synth', '--strict', '--quiet', '-c', 'readers=15']);
  expect(run).toMatchObject({ exitCode: 0, stdout: '' });
  expect(run.stderr).not.toMatch(/warning|error/i);

  const template = readFileSync(join(folder, 'AuroraFailoverLab.template.json'), 'utf8');
  expect(template.match(/"Type": ?"AWS::RDS::DBInstance"/g)).toHaveLength(16);
  expect(existsSync(join(repository, 'cdk.context.json'))).toBe(false);
});

it('prints one line for each problem of the settings, without a stack trace or a template', async () => {
  const client = join(folder, 'pg-query.ts');
  writeFileSync(client, '');
  const settings = ['readers=16', 'azs=1', `clients=${client}`, 'reeders=2'];
  const run = await cdk(folder, ['synth', ...settings.flatMap((setting) => ['-c', setting])]);
  expect(run.exitCode).not.toBe(0);
  expect(run.stderr.trim().split('\n')).toEqual([
    'ConfigError: readers must be an integer from 0 to 15, got 16',
    'ConfigError: azs must be an integer from 2 to 3, got 1 (Aurora needs subnets in at least two Availability Zones)',
    `ConfigError: clients "${client}" has the name of a built-in client; rename the file`,
    'ConfigError: unknown setting "reeders"; did you mean "readers"?',
    expect.stringMatching(/^node .*: Subprocess exited with error 2$/),
  ]);
  expect(run.stdout).toBe('');
  expect((await readdir(folder)).filter((name) => name.endsWith('.json'))).toEqual([]);
});
