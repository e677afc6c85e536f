import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXERCISES } from '../../exercises/all';
import { followPage } from '../support/follow-page';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import type { LearnerShell } from '../support/learner-shell';
import { openShell } from '../support/learner-shell';
import { repository } from '../support/repository';

/** Exercises that measure, with the reason that the check gives before the exercise. They run in this order on one account. */
const MEASURED: readonly (readonly [number, string])[] = [
  [5, 'predict the outage before you measure it'],
  [7, 'predict the writer after each cause before you play it'],
  [8, 'predict which cause makes connections silent'],
  [9, 'the check measures this file, your copy of the naive client'],
];

/** The learner's file. A developer may have one too. */
const FILE = join(repository, 'exercises', '09-survive', 'my-client.ts');
const own = existsSync(FILE) ? readFileSync(FILE) : undefined;

let folder: string;
let terminal: LabTerminal;
let shell: LearnerShell;
beforeAll(async () => {
  rmSync(FILE, { force: true });
  folder = mkdtempSync(join(tmpdir(), 'afl-measured-'));
  terminal = await openTerminal('--pace', 'typical');
  shell = openShell(terminal.env, folder);
  for (const command of ['eval "$(npm run -s lab -- env)"', 'npx cdk deploy --require-approval never']) {
    expect(await shell.run(command)).toMatchObject({ exitCode: 0 });
  }
}, 180_000);
afterAll(() => {
  shell?.close();
  terminal?.close();
  rmSync(folder, { recursive: true });
  rmSync(FILE, { force: true });
  if (own) writeFileSync(FILE, own);
});

describe.each(MEASURED)('exercise %i at pace typical', (number, reason) => {
  const exercise = EXERCISES.find((each) => each.number === number);
  if (!exercise) throw new Error(`there is no exercise ${number}`);

  it('is not passed before its commands, and the check says why', async () => {
    const { stdout, exitCode } = await terminal.lab('check', String(number));
    expect(stdout).toContain(`reason  ${reason}`);
    expect(exitCode).toBe(1);
  });

  it('prints what its page shows', async () => {
    expect(await followPage(shell, exercise, keepReportsApart)).toBeUndefined();
  }, 600_000);
});

/** Two test runs at once must not write to the same folder of reports. */
function keepReportsApart(command: string): string {
  return command.replace(' drill-report/', ` ${terminal.env.LAB_REPORT_FOLDER}/`);
}

describe('exercise 9', () => {
  it('is passed after lab solve', async () => {
    expect(await terminal.lab('solve', '9')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('passed: exercise 9'),
    });
  }, 600_000);
});
