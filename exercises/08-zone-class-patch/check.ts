import { choice } from '../answer-fields';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { noPrediction } from '../not-yet';
import type { CauseDrill } from '../played-causes';
import { findPlayedCauses } from '../played-causes';

const DRILLS: readonly CauseDrill[] = [
  {
    cause: 'zone-outage',
    findProblem: ({ cause }) =>
      cause.roleChanged ? undefined : 'no reader of another zone was promoted, so writes had no writer',
  },
  { cause: 'class-change' },
  // AWS has a system update for a cluster only from time to time.
  { cause: 'patch', isOptionalOnAws: true },
];

const causes = DRILLS.map(({ cause }) => cause);
const prediction = choice('silent', 'the cause after which you think that connections fall silent', causes);

export const exercise: Exercise = {
  number: 8,
  folder: '08-zone-class-patch',
  title: 'zone outage, class change, patch',
  answers: [prediction],
  check,
};

async function check(lab: ExerciseLab): Promise<CheckResult> {
  const predicted = (await lab.answers(exercise.number)).get(prediction.name);
  if (!predicted) {
    const reason = 'predict which cause makes connections silent before you play the causes';
    return noPrediction(exercise, reason, causes.join('|'));
  }
  const played = await findPlayedCauses(lab, 'exercise-08', DRILLS, predicted.atMs);
  if (played.state !== 'played') return played;
  const silent = [...played.runs].flatMap(([cause, run]) => (run.cause.sockets === 'silent' ? [cause] : []));
  const seen = silent.length === 0 ? 'none' : silent.join(', ');
  const isRight = silent.some((cause) => cause === predicted.value);
  return {
    state: 'passed',
    found: `${played.found}. Connections fell silent after: ${seen}; you predicted ${predicted.value}, ${isRight ? 'right' : 'wrong'}.`,
  };
}
