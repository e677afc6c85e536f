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
    conditions: options.aws ? {} : { pace: options.pace },
  };
}
