import { describeBurstable, isBurstable } from '../causes/instance-class';
import type { CauseName } from '../report-format/cause';
import type { Budgets } from '../report-format/verdict';
import { MAX_CLIENT_RATE_HZ, MAX_RATE_HZ, MAX_REPEAT, MAX_RUN_SECONDS } from './limits';

/** Settings of a drill. */
export interface DrillPlan {
  readonly stackName: string;
  /** Causes to play, one after the other, each `repeat` times. */
  readonly causes: readonly CauseName[];
  /** Whether a cause that cannot be played is omitted, with its reason, instead of ending the drill. @default false */
  readonly omitsRefused?: boolean;
  /** Whether the first writer is made the writer again after the runs. @default false */
  readonly failBack?: boolean;
  /** Class for `class-change`. @default the next size of the writer's family */
  readonly instanceClass?: string;
  /** Minor version for `patch`. @default the pending system update */
  readonly engineVersion?: string;
  /** Reader to promote. @default Aurora chooses */
  readonly targetInstanceIdentifier?: string;
  /** Ticks per second of each lane that holds its connections; at most {@link MAX_RATE_HZ}. */
  readonly rateHz: number;
  /** Whole seconds that the probe measures before and after the request; at most {@link MAX_RUN_SECONDS} together. */
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
  /** `afterSeconds` of causes that need another time. @default none */
  readonly afterSecondsOf?: Partial<Readonly<Record<CauseName, number>>>;
  /** Number of times that each cause is played. */
  readonly repeat: number;
  /**
   * Number of void runs that are measured again, each with another failover, instead of being reported. A cause with a
   * target, class or version allows none: it can be played only once.
   */
  readonly voidRunsAllowed: number;
  readonly budgets: Budgets & ClientBudgets;
  /** @default no clients */
  readonly clients?: ClientsPlan;
}

/** Limits for clients; a limit that is absent is not checked. */
export interface ClientBudgets {
  readonly maxClientOutageMs?: number;
  readonly maxClientErrors?: number;
}

/** Clients that write during the failover, beside the probe. */
export interface ClientsPlan {
  /** Clients that the probe contains. */
  readonly names: readonly string[];
  /** Writes per second of each client; at most {@link MAX_CLIENT_RATE_HZ}. */
  readonly rateHz: number;
  /** Time limit for a client's write. */
  readonly deadlineMs: number;
  /**
   * Number of processors of this machine, which runs the clients of a loopback account. More clients than they can run are
   * measured in groups. @default all clients are measured at once
   */
  readonly processors?: number;
  /** Those of `names` that the budgets apply to. */
  readonly judged: readonly string[];
}

/** Lists the problems of a plan, one sentence each; empty if the plan is valid. */
export function findPlanProblems(plan: DrillPlan): string[] {
  const { rateHz, beforeSeconds, afterSeconds, repeat, targetInstanceIdentifier, budgets, clients } = plan;
  const { causes, instanceClass, engineVersion } = plan;
  const totalSeconds = beforeSeconds + afterSeconds;
  const problems: (string | false)[] = [
    !isInteger(rateHz, 1, MAX_RATE_HZ) &&
      `the rate must be a whole number from 1 to ${MAX_RATE_HZ} a second, got ${rateHz}`,
    !isInteger(beforeSeconds, 1, MAX_RUN_SECONDS) &&
      `the time before the failover must be a whole number of seconds, at least 1, got ${beforeSeconds}`,
    !isInteger(afterSeconds, 1, MAX_RUN_SECONDS) &&
      `the time after the failover must be a whole number of seconds, at least 1, got ${afterSeconds}`,
    totalSeconds > MAX_RUN_SECONDS &&
      `a run may last at most ${MAX_RUN_SECONDS} seconds, got ${beforeSeconds} before and ${afterSeconds} after the failover`,
    !isInteger(repeat, 1, MAX_REPEAT) &&
      `the number of failovers must be a whole number from 1 to ${MAX_REPEAT}, got ${repeat}`,
    clients !== undefined &&
      !isInteger(clients.rateHz, 1, MAX_CLIENT_RATE_HZ) &&
      `the rate of a client must be a whole number from 1 to ${MAX_CLIENT_RATE_HZ} a second, got ${clients.rateHz}`,
    repeat > 1 &&
      targetInstanceIdentifier !== undefined &&
      `${targetInstanceIdentifier} can be promoted only once, because it is the writer afterwards: omit the target or do not repeat`,
    repeat > 1 &&
      instanceClass !== undefined &&
      `${instanceClass} can be the new class of the same writer only once: omit the class or do not repeat`,
    repeat > 1 &&
      engineVersion !== undefined &&
      `version ${engineVersion} can be installed only once: omit the version or do not repeat`,
    targetInstanceIdentifier !== undefined &&
      causes.some((cause) => cause !== 'request') &&
      `a target is possible only for the cause request, got ${causes.join(', ')}`,
    instanceClass !== undefined &&
      !causes.includes('class-change') &&
      `a class needs the cause class-change, got ${causes.join(', ')}`,
    instanceClass !== undefined && isBurstable(instanceClass) && describeBurstable(instanceClass),
    instanceClass !== undefined &&
      !/^db\.(serverless|[a-z0-9-]+\.[a-z0-9-]+)$/.test(instanceClass) &&
      `a class has the form db.r7g.large, got ${JSON.stringify(instanceClass)}`,
    engineVersion !== undefined &&
      !causes.includes('patch') &&
      `an engine version needs the cause patch, got ${causes.join(', ')}`,
    engineVersion !== undefined &&
      !/^\d+\.\d+(-[a-z]+)?$/.test(engineVersion) &&
      `an engine version has the form 17.10, got ${JSON.stringify(engineVersion)}`,
    Object.values(budgets).some((budget) => typeof budget === 'number' && !(budget >= 0)) &&
      'a budget must not be negative',
  ];
  return problems.filter((problem) => problem !== false);
}

/** Returns the plan of one run. */
export function planOfCause(plan: DrillPlan, cause: CauseName): DrillPlan {
  return { ...plan, afterSeconds: plan.afterSecondsOf?.[cause] ?? plan.afterSeconds };
}

/** Whether the cause of a plan can be played again. */
export function isRepeatable(plan: DrillPlan, cause: CauseName): boolean {
  const once: Partial<Record<CauseName, string | undefined>> = {
    request: plan.targetInstanceIdentifier,
    'class-change': plan.instanceClass,
    patch: plan.engineVersion,
  };
  return once[cause] === undefined;
}

function isInteger(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
