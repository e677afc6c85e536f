import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabRun } from '../support/lab-run';
import { waitFor } from '../support/wait-for';

// Which gives a command a terminal; macOS has another one of this name.
const isThere = process.platform === 'linux' && existsSync('/usr/bin/script');

afterAll(() => LabRun.closeAll());

(isThere ? it : it.skip)('a drill whose terminal is closed cleans up, and ends with 130', async () => {
  const run = new LabRun(['drill'], { SHELL: '/bin/sh' }, inTerminal);
  await waitFor('the account runs', 60_000, () =>
    run.stdout.includes('synthesize the lab') ? undefined : run.stdout || 'nothing',
  );
  expect(run.leftovers()).not.toEqual([]);
  run.process.kill('SIGKILL');
  const exitCode = join(run.folder, 'out-code');
  await waitFor('it has ended', 20_000, () => (existsSync(exitCode) ? undefined : 'it runs'));
  expect(readFileSync(exitCode, 'utf8')).toBe('130\n');
  await waitFor('nothing is left', 5_000, () => run.leftovers().join('\n') || undefined);
});

/** In a shell that passes on, as shells do, that the terminal is closed, and that lives on to tell the exit code. */
function inTerminal(command: readonly string[]): readonly string[] {
  const line = command.map((word) => `'${word}'`).join(' ');
  const script = `stty cols 80; trap 'kill -HUP $!' HUP; ${line} & wait; wait $!; echo $? > "$TMPDIR/out-code"`;
  return ['script', '-qc', script, '/dev/null'];
}
