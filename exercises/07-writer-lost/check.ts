import type { CauseName } from '../../drill/report-format/cause';
import { choice } from '../answer-fields';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { noPrediction } from '../not-yet';
import type { CauseDrill } from '../played-causes';
import { findPlayedCauses } from '../played-causes';

const DRILLS: readonly CauseDrill[] = [
  {
    cause: 'crash',
    findProblem: ({ cause }) =>
      cause.roleChanged
        ? 'another instance became the writer, so the run does not show a restart in place'
        : cause.inPlaceRestart
          ? undefined
          : 'the writer did not restart',
  },
  {
    cause: 'writer-lost',
    findProblem: ({ cause }) => (cause.roleChanged ? undefined : 'no reader was promoted'),
    // No API of AWS makes the host of an instance disappear.
    isOptionalOnAws: true,
  },
];

const WRITERS = ['same', 'other'];

const answers = DRILLS.map(({ cause }) =>
  choice(cause, `which instance you think is the writer after the cause ${cause}`, WRITERS),
);

export const exercise: Exercise = {
  number: 7,
  folder: '07-writer-lost',
  title: 'lose the writer',
  answers,
  check,
};

async function check(lab: ExerciseLab): Promise<CheckResult> {
  const predictions = await lab.answers(exercise.number);
  const newest = Math.max(...answers.map(({ name }) => predictions.get(name)?.atMs ?? Number.NaN));
  if (Number.isNaN(newest)) {
    const values = answers.map(() => WRITERS.join('|')).join(' ');
    return noPrediction(exercise, 'predict the writer after each cause before you play it', values);
  }
  const played = await findPlayedCauses(lab, 'exercise-07', DRILLS, newest);
  if (played.state !== 'played') return played;
  const compared = [...played.runs].map(([cause, run]) => compare(cause, run.cause.roleChanged));
  return { state: 'passed', found: `${played.found}. Your predictions: ${compared.join(', ')}.` };

  function compare(cause: CauseName, roleChanged: boolean): string {
    const predicted = predictions.get(cause)?.value;
    const isRight = predicted === (roleChanged ? 'other' : 'same');
    return `${cause} ${predicted}, ${isRight ? 'right' : 'wrong'}`;
  }
}
