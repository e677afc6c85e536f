import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { notYet } from '../not-yet';
import { countNotes, notesQuery } from '../notes';
import { queryReaders, readLagsMs } from '../readers';

export const exercise: Exercise = {
  number: 3,
  folder: '03-shared-volume',
  title: 'one volume, read in near real time',
  answers: [],
  check,
};

const OF_EXERCISE = "note = 'exercise 3'";

/** On AWS the lag is "usually much less than 100 milliseconds". The limit is higher for a loopback account on a busy machine. */
const MAX_LAG_MS = 1_000;

/** Passes if the note of this exercise is on all readers, and none of them is more than a second behind. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  const written = await countNotes(lab, OF_EXERCISE);
  if (!written) {
    return notYet(
      written === undefined ? 'the database has no table notes' : "the table notes has no row 'exercise 3'",
      'the row must be visible on all readers',
      `do ${written === undefined ? 'exercise 1, then ' : ''}step 1 of: npm run lab -- exercise 3`,
    );
  }
  const counts = await queryReaders(lab, notesQuery(OF_EXERCISE));
  const missing = counts === 'unreachable' ? [] : [...counts].filter(([, count]) => Number(count) < written);
  const lagsMs = await readLagsMs(lab);
  const late = [...lagsMs].filter(([, lagMs]) => lagMs === null || lagMs > MAX_LAG_MS);
  const found = [...lagsMs].map(([reader, lagMs]) => `${reader} is ${describeLag(lagMs)} behind`).join(', ');
  if (lagsMs.size === 0) {
    return notYet(
      'the cluster has no reader',
      'the row must be visible on a reader',
      'deploy the readers again with: npx cdk deploy --require-approval never',
    );
  }
  if (missing.length > 0 || late.length > 0) {
    return notYet(
      found,
      `every reader must show the row, and be at most ${MAX_LAG_MS} ms behind`,
      'run this check again',
    );
  }
  return { state: 'passed', found: `all readers show the row; ${found}` };
}

function describeLag(lagMs: number | null): string {
  return lagMs === null ? 'an unknown time' : `${Math.round(lagMs)} ms`;
}
