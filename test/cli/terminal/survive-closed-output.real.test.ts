import { existsSync } from 'node:fs';
import { skipUnless } from 'aurora-loopback/testing/skip';
import { fixturePath } from '../../support/drill/report-fixture';
import { LabRun } from '../../support/lab-run';

afterAll(() => LabRun.closeAll());

describe('lab report on a full disk', () => {
  skipUnless(existsSync('/dev/full'), 'this system has no /dev/full');

  it('reports that its output could not be written, and ends with exit code 3', async () => {
    const run = reportWithin('"$@" > /dev/full');
    expect(await run.ended).toBe(3);
    expect(run.stderr).toBe('standard output could not be written: ENOSPC: no space left on device, write\n');
  });
});

it('lab report prints no error and ends with exit code 0 if a pipe closes its output', async () => {
  const run = reportWithin('set -o pipefail; "$@" | true');
  expect(await run.ended).toBe(0);
  expect(run.stderr).toBe('');
});

/** Runs a shell command in which "$@" is `lab report` of a saved report. */
function reportWithin(line: string): LabRun {
  const script = line.replace('"$@"', '"$@" --out "$TMPDIR/out"');
  return new LabRun(['report', fixturePath('held')], {}, (command) => [
    'bash',
    '-c',
    script,
    'bash',
    ...command,
  ]);
}
