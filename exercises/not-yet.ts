import type { CheckResult } from './exercise';

/** Result of a check that is not passed: what it found, why that is not enough, and the next step. */
export function notYet(found: string, reason: string, next: string): CheckResult {
  return { state: 'not-yet', found, reason, next };
}
