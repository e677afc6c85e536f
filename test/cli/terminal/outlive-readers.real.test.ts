import { existsSync } from 'node:fs';
import { fixturePath } from '../../support/drill/report-fixture';
import { LabRun } from '../../support/lab-run';

afterAll(() => LabRun.closeAll());

const isThere = existsSync('/dev/full');

(isThere ? it : it.skip)('says that its output did not fit on the disk, and ends with 3', async () => {
  const run = reportWithin('"$@" > /dev/full');
  expect(await run.ended).toBe(3);
  expect(run.stderr).toBe('standard output could not be written: ENOSPC: no space left on device, write\n');
});

it('says nothing when whoever reads its output has gone away', async () => {
  const run = reportWithin('set -o pipefail; "$@" | true');
  expect(await run.ended).toBe(0);
  expect(run.stderr).toBe('');
});

/** `lab report` of a saved report, in the place of "$@" in a line of shell. */
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
