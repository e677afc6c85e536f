import type { DrillPlan } from '../drill/run/plan';
import { findPlanProblems } from '../drill/run/plan';
import type { PaceName } from '../loopback/aurora/pace';
import { EXIT, LabError } from './errors';

/** What the command line gives to `lab drill`; see `lab drill --help`. */
export interface DrillOptions {
  readonly readers?: number;
  readonly target?: string;
  readonly rate: number;
  readonly before: number;
  readonly after: number;
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
    deploy && !aws && '--deploy belongs to --aws: on a loopback account the lab is always deployed',
    readers !== undefined &&
      aws &&
      !deploy &&
      '--readers belongs to --deploy: the deployed lab stays as it is',
    keep && aws && !deploy && '--keep belongs to --deploy: the deployed lab is kept anyway',
    pace && aws && '--pace belongs to loopback accounts: AWS takes the time it takes',
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

export function planOf(options: DrillOptions): DrillPlan {
  return {
    stackName: options.stack,
    account: options.aws ? 'aws' : 'loopback',
    targetInstanceIdentifier: options.target,
    rateHz: options.rate,
    beforeSeconds: options.before,
    afterSeconds: options.after,
    repeat: options.repeat,
    budgets: {
      maxWriteOutageMs: options.maxWriteOutage,
      maxReadOutageMs: options.maxReadOutage,
      maxLost: options.maxLost,
    },
    conditions: options.aws ? {} : { pace: options.pace ?? 'instant' },
  };
}
