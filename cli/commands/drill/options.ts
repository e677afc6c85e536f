import type { PaceName } from 'aurora-loopback';
import type { CauseName } from '../../../drill/report-format/cause';
import { CAUSE_NAMES } from '../../../drill/report-format/cause';
import type { DrillPlan } from '../../../drill/run/plan';
import { findPlanProblems } from '../../../drill/run/plan';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import { LAB, renderDrill } from '../../lab-command';
import type { ClientOptions } from './client-options';
import { findClientProblems, planClients } from './client-options';
import { DURATIONS } from './durations';

/** Options of `lab drill`, as `lab drill --help` describes them. */
export interface DrillOptions extends ClientOptions {
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
  /** Path of the report to compare with. @default none */
  readonly baseline?: string;
  /** @default MAX_REGRESSION */
  readonly maxRegression?: number;
  /** Path of the JUnit XML. @default none */
  readonly junit?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly aws?: boolean;
  readonly running?: boolean;
  readonly deploy?: boolean;
  readonly stack: string;
  readonly keep?: boolean;
  /** @default request */
  readonly cause?: CauseName | 'all';
  readonly class?: string;
  readonly engineVersion?: string;
  readonly failBack?: boolean;
}

/** @throws LabError when options are invalid or contradict each other, or the lab would have no reader to promote */
export function checkOptions(options: DrillOptions): void {
  const { aws, running, deploy, keep, pace, readers } = options;
  const usesDeployed = (aws || running) && !deploy;
  const problems = [
    ...findPlanProblems(planOf(options)),
    ...findClientProblems(options),
    deploy &&
      !aws &&
      !running &&
      '--deploy needs --aws or --running; on a temporary loopback account the drill always deploys the lab',
    aws && running && '--running is not allowed with --aws; choose one account',
    usesDeployed &&
      readers !== undefined &&
      '--readers needs --deploy; without it the deployed lab is used as is',
    aws && !deploy && keep && '--keep needs --deploy; without it the deployed lab is kept anyway',
    options.maxRegression !== undefined &&
      options.baseline === undefined &&
      '--max-regression needs --baseline, the report to compare with',
    running && keep && '--keep is not allowed with --running; the lab of a running account is kept anyway',
    options.failBack &&
      !isKept(options) &&
      '--fail-back needs --keep; without it the lab is removed after the drill',
    aws && pace && `--pace ${pace} is not allowed with --aws; only a loopback account has a pace`,
    running &&
      pace &&
      `--pace ${pace} is not allowed with --running; the running account has the pace of: ${LAB} up --pace ${pace}`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0)
    throw new LabError(
      problems.join('\n'),
      `run ${renderDrill('--help')} for the values allowed`,
      EXIT.usage,
    );
  if (readers === 0 && (options.cause ?? 'request') === 'request') {
    throw new LabError(
      'a lab with 0 readers cannot fail over, because Aurora needs a reader to promote',
      `run the drill with at least one reader: ${renderDrill('--readers 1')}; or play a cause that needs no reader, such as --cause crash`,
    );
  }
}

/** Whether the lab exists after the drill. */
export function isKept({ aws, running, deploy, keep }: DrillOptions): boolean {
  return keep === true || running === true || (aws === true && !deploy);
}

/** Whether the drill deploys the lab. */
export function isDeployed({ aws, running, deploy }: DrillOptions): boolean {
  return deploy === true || !(aws || running);
}

/** Causes that a drill plays, if the account and the lab permit them. */
export function causesOf({ cause = 'request' }: DrillOptions): readonly CauseName[] {
  return cause === 'all' ? CAUSE_NAMES : [cause];
}

/** Number of void runs that are measured again. A machine that is too busy during one run is often free for the next. */
const VOID_RUNS_ALLOWED = 2;

export function planOf(options: DrillOptions): DrillPlan {
  const { aws, pace = 'instant' } = options;
  const { beforeSeconds, afterSeconds, afterSecondsOf, clientDeadlineMs } = DURATIONS[aws ? 'aws' : pace];
  return {
    stackName: options.stack,
    causes: causesOf(options),
    omitsRefused: options.cause === 'all',
    failBack: options.failBack,
    instanceClass: options.class,
    engineVersion: options.engineVersion,
    targetInstanceIdentifier: options.target,
    rateHz: options.rate,
    beforeSeconds: options.before ?? beforeSeconds,
    afterSeconds: options.after ?? afterSeconds,
    afterSecondsOf: options.after === undefined ? afterSecondsOf : undefined,
    repeat: options.repeat,
    // On a loopback account, another failover affects no application.
    voidRunsAllowed: aws ? 0 : VOID_RUNS_ALLOWED,
    budgets: {
      maxWriteOutageMs: options.maxWriteOutage,
      maxReadOutageMs: options.maxReadOutage,
      maxLost: options.maxLost,
      maxClientOutageMs: options.maxClientOutage,
      maxClientErrors: options.maxClientErrors,
    },
    clients: planClients(options, clientDeadlineMs),
  };
}
