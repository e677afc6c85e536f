import type { DrillPlan } from '../../../drill/run/plan';
import { findPlanProblems } from '../../../drill/run/plan';
import type { PaceName } from '../../../loopback/aurora/pace';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';

/** What the command line gives to `lab drill`; see `lab drill --help`. */
export interface DrillOptions {
  readonly readers?: number;
  readonly target?: string;
  readonly rate: number;
  readonly before?: number;
  readonly after?: number;
  readonly repeat: number;
  /** @default instant */
  readonly pace?: PaceName;
  readonly maxWriteOutage?: number;
  readonly maxReadOutage?: number;
  readonly maxLost: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly aws?: boolean;
  readonly deploy?: boolean;
  readonly stack: string;
  readonly keep?: boolean;
}

/** @throws LabError when the options contradict each other, or there would be nothing to fail over to */
export function requireSense(options: DrillOptions): void {
  const { aws, deploy, keep, pace, readers } = options;
  const problems = [
    ...findPlanProblems(planOf(options)),
    deploy && !aws && '--deploy needs --aws: a loopback account is always deployed to',
    aws &&
      !deploy &&
      readers !== undefined &&
      '--readers is of a lab that the drill deploys: add --deploy, or leave it and take the lab as it is',
    aws && !deploy && keep && '--keep is of a lab that the drill deploys: one that was there is kept anyway',
    aws && pace && '--pace is of loopback accounts: AWS takes the time it takes',
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0)
    throw new LabError(problems.join('\n'), 'lab drill --help tells what is allowed', EXIT.usage);
  if (readers === 0) {
    throw new LabError(
      'a lab with no reader has nothing to fail over to: Aurora promotes a reader',
      'measure one with a reader at least: lab drill --readers 1',
    );
  }
}

/** How long to measure unless it is said: until what is usual there is over, and some more. */
const DURATIONS = {
  instant: { beforeSeconds: 4, afterSeconds: 6 },
  typical: { beforeSeconds: 4, afterSeconds: 40 },
  slow: { beforeSeconds: 4, afterSeconds: 120 },
  aws: { beforeSeconds: 10, afterSeconds: 120 },
} as const;

/** A machine too busy for one run is often not for the next; one that is for three is told. */
const VOID_RUNS_ALLOWED = 2;

export function planOf(options: DrillOptions): DrillPlan {
  const { pace = 'instant' } = options;
  const { beforeSeconds, afterSeconds } = DURATIONS[options.aws ? 'aws' : pace];
  return {
    stackName: options.stack,
    targetInstanceIdentifier: options.target,
    rateHz: options.rate,
    beforeSeconds: options.before ?? beforeSeconds,
    afterSeconds: options.after ?? afterSeconds,
    repeat: options.repeat,
    // Nobody is hurt by another failover of a loopback account.
    voidRunsAllowed: options.aws ? 0 : VOID_RUNS_ALLOWED,
    budgets: {
      maxWriteOutageMs: options.maxWriteOutage,
      maxReadOutageMs: options.maxReadOutage,
      maxLost: options.maxLost,
    },
  };
}
