import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { notYet } from '../not-yet';
import { countNotes, notesQuery } from '../notes';
import { queryReaders } from '../readers';

export const exercise: Exercise = {
  number: 1,
  folder: '01-writer-and-readers',
  title: 'meet the writer and the readers',
  answers: [],
  check,
};

/** Passes if a note of the learner is visible on every member. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  const notes = await countNotes(lab);
  if (notes === undefined) {
    return notYet(
      'the database has no table notes',
      'your row must be visible on every member',
      'do steps 3 and 4 of: npm run lab -- exercise 1',
    );
  }
  if (notes === 0) {
    return notYet(
      'the table notes is empty',
      'your row must be visible on every member',
      'do step 4 of: npm run lab -- exercise 1',
    );
  }
  const counts = await queryReaders(lab, notesQuery());
  const rows = notes === 1 ? '1 row' : `${notes} rows`;
  if (counts === 'unreachable') {
    return { state: 'passed', found: `${rows} in the table notes, read on the writer` };
  }
  const behind = [...counts].filter(([, count]) => Number(count) < notes);
  if (behind.length > 0) {
    return notYet(
      behind.map(([reader, count]) => `${reader} shows ${count} of ${rows}`).join('; '),
      'the row must be visible on every member',
      'run this check again',
    );
  }
  return {
    state: 'passed',
    found: `${rows} in the table notes, read on the writer and on ${counts.size} readers`,
  };
}
