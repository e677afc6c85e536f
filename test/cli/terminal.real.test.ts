import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipUnless } from 'aurora-loopback/testing/skip';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { noAccount } from '../support/drill/no-account';
import { LabRun } from '../support/lab-run';

// `script` runs a command in a terminal. macOS has a different program of the same name.
const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script');

/** Environment of a terminal. On a build server, where CI is set, the lab draws no live lines. */
const TERMINAL = { SHELL: '/bin/sh', TERM: 'xterm', CI: undefined };

describe('lab drill on a terminal', () => {
  skipUnless(hasScript, 'this system has no /usr/bin/script of util-linux');
  afterAll(() => LabRun.closeAll());

  it('cleans up and ends with exit code 130 when the terminal is closed', async () => {
    const run = new LabRun(['drill'], TERMINAL, inTerminal(80));
    await waitFor('the account is running', 60_000, () =>
      run.stdout.includes('synthesize the lab') ? undefined : run.stdout || 'nothing',
    );
    expect(run.leftovers()).not.toEqual([]);
    run.process.kill('SIGKILL');
    await waitFor('the drill has ended', 20_000, () =>
      read(run, 'out-code').endsWith('\n') ? undefined : 'not yet',
    );
    expect(outcomeOf(run)).toEqual({ exitCode: '130\n', data: '' });
    await waitFor('nothing is left', 20_000, () => run.leftovers().join('\n') || undefined);
  });

  it.each([
    [80, '✖ measure the failover ('],
    ['unknown', 'measure the failover: failed after '],
  ] as const)(
    'of %s columns shows that a step has failed, and prints the reason once',
    async (columns, failed) => {
      const nowhere = { ...noAccount(), AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'us-east-1' };
      const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
      const env = { ...TERMINAL, ...nowhere, ...keys };
      const run = new LabRun(['drill', '--aws'], env, inTerminal(columns === 'unknown' ? 0 : columns));
      await run.ended;
      expect(outcomeOf(run)).toEqual({ exitCode: '3\n', data: '' });
      expect(run.stdout).toContain(failed);
      expect(run.stdout.split('ECONNREFUSED')).toHaveLength(2);
    },
  );
});

/**
 * Wraps a command in a shell in a terminal. When the terminal is closed, the shell forwards SIGHUP, and continues to run
 * until it has written the exit code to a file. Standard output goes to another file. The terminal shows only standard
 * error.
 */
function inTerminal(columns: number) {
  return (command: readonly string[]): readonly string[] => {
    const line = command.map((word) => `'${word}'`).join(' ');
    const script = `stty cols ${columns}; trap 'kill -HUP $!' HUP
      ${line} > "$TMPDIR/out-data" & wait; wait $!; echo $? > "$TMPDIR/out-code"`;
    return ['script', '-qc', script, '/dev/null'];
  };
}

function outcomeOf(run: LabRun) {
  return { exitCode: read(run, 'out-code'), data: read(run, 'out-data') };
}

/** Returns the content of a file; empty if the file does not exist yet. */
function read({ folder }: LabRun, name: string): string {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
