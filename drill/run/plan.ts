import type { Budgets } from '../report/schema/verdict';

/** What to do, and by what to judge it. */
export interface DrillPlan {
  readonly stackName: string;
  /** The reader to promote. @default Aurora chooses */
  readonly targetInstanceIdentifier?: string;
  /** Ticks per second of each lane that holds its connections, 1 to 100. */
  readonly rateHz: number;
  /** How long the probe measures before the failover is requested, and after: whole seconds, up to 600 together. */
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  /** How many failovers, one after the other. */
  readonly repeat: number;
  /**
   * How many runs that come out void are measured again rather than reported as they are, each with a failover of its
   * own. One with a target is not: it is the writer by then.
   */
  readonly voidRunsAllowed: number;
  readonly budgets: Budgets;
}

/** The probe runs no longer; see `lambda/probe/contract.ts`. */
export const MAX_RUN_SECONDS = 600;

/** Everything that is wrong with a plan, a sentence each; nothing if it can be carried out. */
export function findPlanProblems(plan: DrillPlan): string[] {
  const { rateHz, beforeSeconds, afterSeconds, repeat, targetInstanceIdentifier, budgets } = plan;
  const totalSeconds = beforeSeconds + afterSeconds;
  const problems: (string | false)[] = [
    !isInteger(rateHz, 1, 100) && `the rate must be a whole number from 1 to 100 a second, got ${rateHz}`,
    !isInteger(beforeSeconds, 1, MAX_RUN_SECONDS) &&
      `the time before the failover must be whole seconds from 1 on, got ${beforeSeconds}`,
    !isInteger(afterSeconds, 1, MAX_RUN_SECONDS) &&
      `the time after the failover must be whole seconds from 1 on, got ${afterSeconds}`,
    totalSeconds > MAX_RUN_SECONDS &&
      `a run may last ${MAX_RUN_SECONDS} seconds, got ${beforeSeconds} before and ${afterSeconds} after the failover`,
    !isInteger(repeat, 1, 10_000) &&
      `the number of failovers must be a whole number from 1 on, got ${repeat}`,
    repeat > 1 &&
      targetInstanceIdentifier !== undefined &&
      `${targetInstanceIdentifier} can be promoted once, then it is the writer: leave the target to Aurora or do not repeat`,
    Object.values(budgets).some((budget) => budget !== undefined && !(budget >= 0)) &&
      'a budget must not be negative',
  ];
  return problems.filter((problem) => problem !== false);
}

function isInteger(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
