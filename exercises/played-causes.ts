import type { CauseName } from '../drill/report-format/cause';
import { formatBracket } from '../drill/report-format/number-text';
import type { Run } from '../drill/report-format/run';
import type { CheckResult, ExerciseLab } from './exercise';
import { findRun, findWriteOutage } from './measured-run';
import { notYet } from './not-yet';

/** Drill of an exercise that plays a cause. */
export interface CauseDrill {
  readonly cause: CauseName;
  /** Why the run does not show what the exercise needs; undefined if it does. */
  readonly findProblem?: (run: Run) => string | undefined;
  /** Whether the exercise passes on AWS without this drill, because AWS may not be able to play the cause. */
  readonly isOptionalOnAws?: boolean;
}

export interface PlayedCauses {
  readonly state: 'played';
  /** Runs by their causes. */
  readonly runs: ReadonlyMap<CauseName, Run>;
  /** Text with one clause per cause. */
  readonly found: string;
}

/**
 * Finds the run of each cause and checks it. The reports are in one folder per cause, for example
 * `drill-report/exercise-07/crash`. Returns the first problem if there is one.
 */
export async function findPlayedCauses(
  lab: ExerciseLab,
  folder: string,
  drills: readonly CauseDrill[],
  predictedAtMs: number,
): Promise<PlayedCauses | CheckResult> {
  const runs = new Map<CauseName, Run>();
  const clauses: string[] = [];
  const isAws = lab.clients.answeredBy().kind === 'aws';
  for (const { cause, findProblem, isOptionalOnAws } of drills) {
    const wanted = { folder: `${folder}/${cause}`, cause, command: commandOf(folder, cause), predictedAtMs };
    if (isOptionalOnAws && isAws && !(await lab.report(wanted.folder))) continue;
    const found = await findRun(lab, wanted);
    if (found.state !== 'found') return found;
    const { run, path } = found;
    const clause = `${cause}: ${describeRun(run)}`;
    const problem = findUnrecovered(run) ?? findProblem?.(run);
    if (problem !== undefined) return notYet(`${clause} (${path})`, problem, wanted.command);
    runs.set(cause, run);
    clauses.push(clause);
  }
  return { state: 'played', runs, found: clauses.join('; ') };
}

/** Returns the command of a drill, as the page shows it. */
function commandOf(folder: string, cause: CauseName): string {
  return `npm run drill -- --running --cause ${cause} --out drill-report/${folder}/${cause}`;
}

function describeRun(run: Run): string {
  const { cause, failover } = run;
  const writer = 'newWriter' in failover && failover.newWriter ? failover.newWriter : 'another instance';
  const effect = cause.roleChanged ? `${writer} became the writer` : 'the writer stayed the writer';
  return `${effect}, and writes over new connections failed for ${formatBracket(findWriteOutage(run))}`;
}

/**
 * Returns why the run does not show that writes recovered; undefined if it does. Accepts a run whose failover was still in
 * progress at the end, because with `zone-outage` the cluster is available again only after the experiment.
 */
function findUnrecovered(run: Run): string | undefined {
  if (run.failover.state === 'nothing-seen') {
    return 'the failover function saw no effect of the cause on the cluster';
  }
  return findWriteOutage(run).high === null ? 'the run ended before writes worked again' : undefined;
}
