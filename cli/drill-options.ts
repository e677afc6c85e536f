import type { DrillPlan } from '../drill/run/plan';
import type { PaceName } from '../loopback/aurora/pace';

/** What the command line gives to `lab drill`; see `lab drill --help`. */
export interface DrillOptions {
  readonly readers?: number;
  readonly target?: string;
  readonly rate: number;
  readonly before: number;
  readonly after: number;
  readonly repeat: number;
  readonly pace: PaceName;
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

/** What options contradict each other, a sentence each. */
export function findOptionProblems({ aws, deploy, readers }: DrillOptions): string[] {
  const problems: (string | false | undefined)[] = [
    deploy && !aws && '--deploy needs --aws: a loopback account is always deployed to',
    aws &&
      !deploy &&
      readers !== undefined &&
      '--readers is of a lab that the drill deploys: add --deploy, or leave it and take the lab as it is',
  ];
  return problems.filter((problem) => typeof problem === 'string');
}

/** A machine too busy for one run is often not for the next; one that is for three is told. */
const VOID_RUNS_ALLOWED = 2;

export function planOf(options: DrillOptions): DrillPlan {
  return {
    stackName: options.stack,
    account: options.aws ? 'aws' : 'loopback',
    targetInstanceIdentifier: options.target,
    rateHz: options.rate,
    beforeSeconds: options.before,
    afterSeconds: options.after,
    repeat: options.repeat,
    // Nobody is hurt by another failover of a loopback account.
    voidRunsAllowed: options.aws ? 0 : VOID_RUNS_ALLOWED,
    budgets: {
      maxWriteOutageMs: options.maxWriteOutage,
      maxReadOutageMs: options.maxReadOutage,
      maxLost: options.maxLost,
    },
    conditions: options.aws ? {} : { pace: options.pace },
  };
}
