import type { CheckResult, Exercise } from './exercise';

/** Result of a check that is not passed: what it found, why that is not enough, and the next step. */
export function notYet(found: string, reason: string, next: string): CheckResult {
  return { state: 'not-yet', found, reason, next };
}

/** Result of a check that needs a prediction first. `values` are the arguments of `lab answer`. */
export function noPrediction({ number }: Exercise, reason: string, values: string): CheckResult {
  return notYet('no prediction', reason, `npm run lab -- answer ${number} ${values}`);
}
