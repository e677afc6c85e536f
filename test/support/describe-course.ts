import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skipTests } from 'aurora-loopback/testing/skip';
import { EXIT } from '../../cli/exit-codes';
import { EXERCISES } from '../../exercises/all';
import type { Exercise } from '../../exercises/exercise';
import { copyCheckout } from './copy-checkout';
import type { Mismatch } from './follow-page';
import { followPage } from './follow-page';
import type { LabTerminal } from './lab-cli';
import { labMain } from './lab-main';
import type { LearnerShell } from './learner-shell';
import { openShell } from './learner-shell';
import { repository } from './repository';

export interface CourseOptions {
  /** Starts `lab up`. */
  openTerminal(): Promise<LabTerminal>;
  /**
   * Whether the commands run in a copy of the checkout, word for word. Otherwise their reports have another folder, and they
   * run without npm and npx.
   */
  readonly inCopy?: boolean;
  /** Changes a command of a page, such as the length of a drill. @default no change */
  readonly adapt?: (command: string) => string;
  readonly timeoutMs: number;
}

/** Tests of exercises that run in order on one account. */
export interface Course {
  /** Runs commands as `lab` in this checkout. */
  terminal(): LabTerminal;
  shell(): LearnerShell;
  /**
   * Defines the tests of an exercise: the check fails with this reason, the commands of the page print what the page shows,
   * and the last of them, the check, passes.
   */
  exercise(number: number, reason: string): void;
}

/** Opens the account and the shell before the first test of the file, and closes them after the last one. */
export function describeCourse({ openTerminal, inCopy = false, adapt, timeoutMs }: CourseOptions): Course {
  const toCommand = (command: string) => {
    const adapted = adapt?.(command) ?? command;
    return inCopy ? adapted : withOwnReports(withoutNpm(adapted));
  };
  let folder: string;
  let terminal: LabTerminal;
  let shell: LearnerShell;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afl-course-'));
    terminal = await openTerminal();
    const checkout = inCopy ? join(folder, 'checkout') : repository;
    if (inCopy) {
      mkdirSync(checkout);
      copyCheckout(checkout);
    }
    const env = inCopy ? { ...terminal.env, ...AS_USERS_RUN_IT } : terminal.env;
    shell = openShell(env, { checkout, cdkOut: join(folder, 'cdk.out') });
  }, timeoutMs);
  afterAll(() => {
    shell?.close();
    terminal?.close();
    rmSync(folder, { recursive: true });
  });

  function describeExercise(number: number, reason: string): void {
    const exercise = find(number);
    describe(`exercise ${number}`, () => {
      it('is not passed before its commands, and the check says why', async () => {
        const { stdout, exitCode } = await labMain(['check', `${number}`], terminal.env);
        expect(stdout).toContain(`not yet: exercise ${number}, ${exercise.title}`);
        expect(stdout).toContain(`reason  ${reason}`);
        expect(exitCode).toBe(1);
      }, 60_000);

      describe('after the commands of its page,', () => {
        let mismatch: Mismatch | undefined;
        beforeAll(async () => {
          mismatch = await followPage(shell, exercise, toCommand);
          if (mismatch?.exitCode === EXIT.void) skipTests(`a drill is void: ${mismatch.output}`);
        }, timeoutMs);

        it('is passed, and the commands have printed what the page shows', () => {
          expect(mismatch).toBeUndefined();
        });
      });
    });
  }

  return { terminal: () => terminal, shell: () => shell, exercise: describeExercise };
}

/** Reports go to the folder in the checkout that the pages name, and each synthesis bundles the functions. */
const AS_USERS_RUN_IT = { LAB_REPORT_FOLDER: undefined, LAB_FUNCTIONS_FOLDER: undefined };

/** Replaces npm and npx, which take half a second for each command, by the programs that they start. */
function withoutNpm(command: string): string {
  return command
    .replaceAll(/\bnpm run (?:-s )?lab -- /g, 'node --import tsx bin/lab.ts ')
    .replaceAll(/\bnpm run drill -- /g, 'node --import tsx bin/lab.ts drill ')
    .replaceAll('npx tsx ', 'node --import tsx ')
    .replaceAll('npx cdk ', 'node_modules/.bin/cdk ');
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
