import { EXERCISES } from '../../../exercises/all';
import type { Exercise } from '../../../exercises/exercise';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';

/** @throws LabError that lists the numbers, if there is no such exercise */
export function findExercise(number: number): Exercise {
  const exercise = EXERCISES.find((each) => each.number === number);
  if (exercise) return exercise;
  throw new LabError(
    `there is no exercise ${number}`,
    `use one of: ${EXERCISES.map((each) => each.number).join(', ')}`,
    EXIT.usage,
  );
}
