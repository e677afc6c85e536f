import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { runProgram } from '../../../../cli/commands/run/run-program';
import { repository } from '../../../support/repository';

const sh = (script: string) => runProgram('/bin/sh', ['-c', script], process.env);

describe('a program', () => {
  const folder = useTemporaryFolder();

  it.each([
    ['exit 0', 0],
    ['exit 42', 42],
    ['kill -TERM $$', 143],
    ['kill -KILL $$', 137],
  ])('that ends with %s has the exit code %i, as in a shell', async (script, exitCode) => {
    expect(await sh(script)).toBe(exitCode);
  });

  it('that does not exist has the exit code 127, and one that cannot be executed 126', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});
    const plain = join(folder(), 'plain');
    writeFileSync(plain, '');
    chmodSync(plain, 0o644);
    expect(await runProgram('no-such-program', [], process.env)).toBe(127);
    expect(await runProgram(plain, [], process.env)).toBe(126);
    expect(error.mock.calls).toEqual([
      ['no-such-program: command not found'],
      [expect.stringContaining(`${plain}: `)],
    ]);
  });

  it('gets the variables of its environment only', async () => {
    expect(await runProgram('/bin/sh', ['-c', 'exit $CODE'], { CODE: '9' })).toBe(9);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'receives %s, and its own exit code is returned',
    async (signal) => {
      const { runner, line } = await startRunner(
        `trap "exit 21" INT TERM; echo ready; while :; do sleep 0.05; done`,
      );
      expect(line).toBe('ready');
      runner.kill(signal);
      expect(await once(runner, 'exit')).toEqual([21, null]);
    },
  );
});

/** Starts a process that runs a shell script with `runProgram`. Returns it with the first line of its output. */
async function startRunner(script: string) {
  const module = join(repository, 'cli', 'commands', 'run', 'run-program.ts');
  const code = `
    const { runProgram } = require(${JSON.stringify(module)});
    runProgram('/bin/sh', ['-c', ${JSON.stringify(script)}], process.env).then((code) => process.exit(code));`;
  const runner = spawn(process.execPath, ['--import', 'tsx', '-e', code], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: runner.stdout }), 'line');
  return { runner, line };
}
