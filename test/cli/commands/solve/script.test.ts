import { spawnSync } from 'node:child_process';
import type { Step } from '../../../../cli/commands/solve/script';
import { renderScript } from '../../../../cli/commands/solve/script';

const run = (steps: readonly Step[], preparation = '') => {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', renderScript(preparation, steps)], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

it('the commands run in one shell, after the preparation, and each is printed', () => {
  const steps = [
    { command: "b='it is $a'", exitCodes: [0] },
    { command: 'echo "$a $b"', exitCodes: [0] },
  ];
  expect(run(steps, 'a=1')).toEqual({
    status: 0,
    stdout: '1 it is $a\n',
    stderr: '\n$ b=\'it is $a\'\n\n$ echo "$a $b"\n',
  });
});

it('the script ends at the first command that fails, with its exit code', () => {
  const { status, stdout, stderr } = run([
    { command: '(exit 3)', exitCodes: [0] },
    { command: 'echo never', exitCodes: [0] },
  ]);
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain('the command above ended with 3; the exercise expects 0');
});

it('a command may fail if the exercise expects it, but must not succeed then', () => {
  expect(run([{ command: '(exit 1)', exitCodes: [1] }]).status).toBe(0);
  expect(run([{ command: 'true', exitCodes: [1] }]).status).toBe(1);
  expect(run([{ command: '(exit 1)', exitCodes: [0, 1] }]).status).toBe(0);
  expect(run([{ command: '(exit 2)', exitCodes: [0, 1] }]).status).toBe(2);
});
