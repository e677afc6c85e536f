import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXERCISES } from '../../exercises/all';
import type { Exercise } from '../../exercises/exercise';
import { followPage } from './follow-page';
import type { LabTerminal } from './lab-cli';
import { openTerminal } from './lab-cli';
import type { LearnerShell } from './learner-shell';
import { openShell } from './learner-shell';

export interface Course {
  /** Number of each exercise, with the reason that its check gives before the exercise. */
  readonly exercises: readonly (readonly [number, string])[];
  /** Options of `lab up`. @default none */
  readonly up?: readonly string[];
  /** Exercises whose commands run first, without a test. @default none */
  readonly before?: readonly number[];
  /** Changes a command of a page, such as its pace. @default no change */
  readonly adapt?: (command: string) => string;
  readonly timeoutMs: number;
}

/**
 * Defines the tests of exercises that run in order on one account: the check fails with its reason, the commands of the
 * page print what the page shows, and the last of them, the check, passes.
 */
export function describeCourse(course: Course): () => LabTerminal {
  const { exercises, up = [], before = [], timeoutMs } = course;
  const adapt = (command: string) => withOwnReports(course.adapt?.(command) ?? command);
  let folder: string;
  let terminal: LabTerminal;
  let shell: LearnerShell;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afl-course-'));
    terminal = await openTerminal(...up);
    shell = openShell(terminal.env, folder);
    for (const number of before) expect(await followPage(shell, find(number), adapt)).toBeUndefined();
  }, timeoutMs);
  afterAll(() => {
    shell?.close();
    terminal?.close();
    rmSync(folder, { recursive: true });
  });

  describe.each(exercises)('exercise %i', (number, reason) => {
    const exercise = find(number);

    it('is not passed before its commands, and the check says why', async () => {
      const { stdout, exitCode } = await terminal.lab('check', String(number));
      expect(stdout).toContain(`not yet: exercise ${number}, ${exercise.title}`);
      expect(stdout).toContain(`reason  ${reason}`);
      expect(exitCode).toBe(1);
    });

    it(
      'is passed after the commands of its page, which print what the page shows',
      async () => {
        expect(await followPage(shell, exercise, adapt)).toBeUndefined();
      },
      timeoutMs,
    );
  });
  return () => terminal;
}

/** Two test runs at once must not write to the same reports. */
function withOwnReports(command: string): string {
  return command.replaceAll('--out drill-report/', '--out "$LAB_REPORT_FOLDER"/');
}

function find(number: number): Exercise {
  const exercise = EXERCISES.find((each) => each.number === number);
  if (exercise) return exercise;
  throw new Error(`there is no exercise ${number}`);
}
