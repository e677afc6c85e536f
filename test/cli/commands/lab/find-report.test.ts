import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findReport } from '../../../../cli/commands/lab/find-report';

const reports = mkdtempSync(join(tmpdir(), 'afl-reports-'));
afterAll(() => rmSync(reports, { recursive: true }));

it('an exercise whose drill has not run has no report', async () => {
  await expect(findReport(reports, 'exercise-05')).resolves.toBeUndefined();
});

it('a file that is not a report is a problem of the environment, and its path is named', async () => {
  mkdirSync(join(reports, 'exercise-07', 'crash'), { recursive: true });
  writeFileSync(join(reports, 'exercise-07', 'crash', 'report.json'), '{}');
  await expect(findReport(reports, 'exercise-07/crash')).rejects.toMatchObject({
    name: 'DrillError',
    message: expect.stringMatching(/exercise-07\/crash\/report\.json cannot be read: not a report/),
  });
});
