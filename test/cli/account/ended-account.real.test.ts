import type { SpawnSyncReturns } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { renderShellExports } from '../../../cli/account/shell-exports';
import { requireRunning, stateFileOf } from '../../../cli/account/state-file';
import { noAccount } from '../../support/drill/no-account';
import { LabRun } from '../../support/lab-run';
import { repository } from '../../support/repository';

let up: LabRun;
let exports: string;

beforeAll(async () => {
  up = new LabRun(['up']);
  await waitFor('lab up answers', 60_000, () =>
    up.stdout.includes(' answers on ') ? undefined : up.stderr || 'nothing',
  );
  const account = await requireRunning(stateFileOf(repository, { LAB_STATE_FOLDER: up.stateFolder }));
  exports = renderShellExports(account, { AWS_PROFILE: 'work' });
  up.process.kill('SIGINT');
  expect(await up.ended).toBe(0);
}, 90_000);
afterAll(() => LabRun.closeAll());

/** Runs a script in a shell that points at the ended account. In the script, `lab` runs the command line. */
function inShell(script: string): SpawnSyncReturns<string> {
  const lab = `lab() { "${process.execPath}" --import tsx "${join(repository, 'bin', 'lab.ts')}" "$@"; }`;
  return spawnSync('/bin/sh', ['-c', [lab, exports, script].join('\n')], {
    cwd: repository,
    env: { ...process.env, ...noAccount(), AWS_PROFILE: 'work', LAB_STATE_FOLDER: up.stateFolder },
    encoding: 'utf8',
  });
}

const RESTORE = 'restore this shell with: eval "$(npm run -s lab -- env --unset)"';

describe('in a shell that points at an account that has ended,', () => {
  it('Node.js starts without a warning about the certificate', () => {
    const { status, stderr } = inShell(`"${process.execPath}" -e ''`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each(['status', 'env', 'failover'])(
    'lab %s reports that the account has ended, and how to restore the shell',
    (command) => {
      const { status, stdout, stderr } = inShell(`lab ${command}`);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toBe(
        `no loopback account is running in this folder\nthe loopback account that this shell points at has ended; ${RESTORE}\nstart one with: npm run lab -- up\n`,
      );
    },
  );

  it.each(['failover --aws', 'drill --aws --out "$LAB_STATE_FOLDER/out"'])(
    'lab %s reports that the account has ended, and how to restore the shell',
    (command) => {
      const { status, stdout, stderr } = inShell(`lab ${command}`);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toMatch(
        /^the loopback account that this shell points at has ended: http:\/\/127\.0\.0\.1:\d+$/m,
      );
      expect(stderr).toContain(RESTORE);
    },
  );

  it('lab env --unset restores the shell', () => {
    const { stdout } = inShell(
      'eval "$(lab env --unset)"; echo "$AWS_PROFILE" && env | grep -c ^AWS_ENDPOINT_URL=',
    );
    expect({ stdout }).toEqual({ stdout: 'work\n0\n' });
  });
});

it('lab env --unset changes nothing in a shell that lab env has not changed', () => {
  const { status, stdout, stderr } = inShell('unset LAB_SHELL_ACCOUNT; lab env --unset');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toBe('nothing to restore: lab env has not changed this shell\n');
});
