import { instance } from '../answer-fields';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { findFailover } from '../failovers';
import { noPrediction, notYet } from '../not-yet';
import { countNotes } from '../notes';

export const exercise: Exercise = {
  number: 4,
  folder: '04-manual-failover',
  title: 'fail over by hand',
  answers: [instance('new-writer', 'identifier of the instance that you think becomes the writer')],
  check,
};

/** Passes if a failover completed after the prediction, and the notes are still there. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  const notes = await countNotes(lab);
  if (!notes) {
    return notYet(
      'the database has no notes',
      'you compare the rows before and after the failover',
      'do exercise 1 first: npm run lab -- exercise 1',
    );
  }
  const prediction = (await lab.answers(4)).get('new-writer');
  if (!prediction) return noPrediction(exercise, 'predict the new writer before the failover', 'INSTANCE');
  const failover = findFailover(await lab.events(), prediction.atMs);
  if (!failover) {
    return notYet(
      `you predicted ${prediction.value}; no failover has completed since`,
      'the failover must happen after the prediction',
      'npm run lab -- failover',
    );
  }
  const { newWriter } = failover;
  const outcome = newWriter === prediction.value ? 'as you predicted' : `you predicted ${prediction.value}`;
  const rows = notes === 1 ? 'your row is' : `your ${notes} rows are`;
  return { state: 'passed', found: `${newWriter} became the writer, ${outcome}; ${rows} still there` };
}
