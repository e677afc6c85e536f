import type { CheckResult, Exercise } from '../../../exercises/exercise';
import type { ReportedFacts } from './reported-lab';
import { createReportedLab } from './reported-lab';

/** Runs the check of an exercise in a lab with these facts. */
export async function checkIn(exercise: Exercise, facts: ReportedFacts): Promise<CheckResult> {
  if (!('check' in exercise)) throw new Error(`exercise ${exercise.number} checks an account`);
  return exercise.check(createReportedLab(facts));
}
