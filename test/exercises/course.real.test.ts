import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXERCISES } from '../../exercises/all';
import { followPage } from '../support/follow-page';
import type { LabTerminal } from '../support/lab-cli';
import { openTerminal } from '../support/lab-cli';
import type { LearnerShell } from '../support/learner-shell';
import { openShell } from '../support/learner-shell';

/**
 * Exercises that take no measurement, with the reason that the check gives before the exercise. They run in this order on
 * one account.
 */
const COURSE: readonly (readonly [number, string])[] = [
  [0, 'the exercises need the deployed lab'],
  [1, 'your row must be visible on every member'],
  [2, 'your answer must be the SQLSTATE of the error'],
  [3, 'the row must be visible on all readers'],
  [4, 'predict the new writer before the failover'],
  [6, 'the exercise begins with a failover without readers'],
  [10, 'nothing of AuroraFailoverLab may be left'],
];

let folder: string;
let terminal: LabTerminal;
let shell: LearnerShell;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-course-'));
  terminal = await openTerminal();
  shell = openShell(terminal.env, folder);
}, 90_000);
afterAll(() => {
  shell?.close();
  terminal?.close();
  rmSync(folder, { recursive: true });
});

describe.each(COURSE)('exercise %i', (number, reason) => {
  const exercise = EXERCISES.find((each) => each.number === number);
  if (!exercise) throw new Error(`there is no exercise ${number}`);

  it('is not passed before its commands, and the check says why', async () => {
    const { stdout, exitCode } = await terminal.lab('check', String(number));
    expect(stdout).toContain(`not yet: exercise ${number}, ${exercise.title}`);
    expect(stdout).toContain(`reason  ${reason}`);
    expect(exitCode).toBe(1);
  });

  it('is passed after the commands of its page, which print what the page shows', async () => {
    expect(await followPage(shell, exercise)).toBeUndefined();
  }, 120_000);
});
