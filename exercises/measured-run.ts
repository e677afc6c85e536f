import type { CauseName } from '../drill/report-format/cause';
import { judgedOutages } from '../drill/report-format/judged-outages';
import type { Lane } from '../drill/report-format/lane';
import type { Bracket, Outage } from '../drill/report-format/outage';
import type { Run } from '../drill/report-format/run';
import type { CheckResult, ExerciseLab } from './exercise';
import { notYet } from './not-yet';

/** Run that an exercise needs. */
export interface WantedRun {
  /** Folder of the report below `drill-report/`. */
  readonly folder: string;
  readonly cause: CauseName;
  /** Command that measures it. */
  readonly command: string;
  /** When the learner predicted its result. @default no prediction is needed */
  readonly predictedAtMs?: number;
}

export interface FoundRun {
  readonly state: 'found';
  readonly run: Run;
  /** Path of the report. */
  readonly path: string;
}

/**
 * Finds the run of an exercise in its report; otherwise returns the reason. A run counts only if the learner's own database
 * contains its row, which proves that the run was measured in this cluster and not in an earlier one. The time of the row,
 * on the database's clock, shows whether the prediction was made before the run.
 */
export async function findRun(lab: ExerciseLab, wanted: WantedRun): Promise<FoundRun | CheckResult> {
  const { folder, cause, command, predictedAtMs = 0 } = wanted;
  const refuse = (found: string, reason: string) => notYet(found, reason, command);
  const saved = await lab.report(folder);
  if (!saved) return refuse(`no report in drill-report/${folder}`, 'this drill has not been run');
  const { report, path } = saved;
  const run = report.runs.findLast((each) => each.cause.name === cause);
  if (!run) {
    const played = `${path} is about the cause ${report.plan.causes.join(', ')}`;
    return refuse(played, `the exercise needs the cause ${cause}`);
  }
  const startedAtMs = await findStart(lab, run.runId);
  if (startedAtMs === undefined) {
    return refuse(`${path} is about another cluster`, `the database of this cluster has no run ${run.runId}`);
  }
  if (startedAtMs < predictedAtMs) {
    return refuse(`the run in ${path} began before your prediction`, 'a prediction must precede its drill');
  }
  if (run.voidReasons.length > 0) {
    return refuse(`the run in ${path} is void: ${run.voidReasons.join('; ')}`, 'its timings are invalid');
  }
  return { state: 'found', run, path };
}

/** Returns when a run began, in ms since 1970 on the database's clock; undefined if this database did not see it. */
async function findStart({ execute }: ExerciseLab, runId: string): Promise<number | undefined> {
  if ((await execute("SELECT to_regclass('failover_lab.runs') IS NOT NULL")) !== true) return undefined;
  const started = await execute(
    'SELECT extract(epoch FROM started_at)::float8 * 1000 FROM failover_lab.runs WHERE run_id = :id',
    { id: runId },
  );
  return started === undefined ? undefined : Number(started);
}

const NO_OUTAGE: Bracket = { low: 0, high: 0, ended: true };

/** Returns the outage of writes over new connections: how long the database itself accepted no write. */
export function findWriteOutage(run: Run): Bracket {
  return findMainOutage(writeOutagesOf(run)) ?? NO_OUTAGE;
}

/**
 * Returns the outage of reads at the reader endpoint. A late read at the end of the run, after writes worked again, does not
 * count: it looks like an outage that does not end, but it is shorter than the outage of writes.
 */
export function findReadOutage(run: Run): Bracket {
  const writes = findMainOutage(writeOutagesOf(run));
  const writesWorkAgainMs = writes?.servedAgainMs ?? Number.POSITIVE_INFINITY;
  const isLateRead = ({ ended, failingFromMs, low }: Outage) =>
    !ended && failingFromMs > writesWorkAgainMs && low < (writes?.low ?? 0);
  const outages = outagesOf(run, ({ operation }) => operation === 'read');
  return findMainOutage(outages.filter((outage) => !isLateRead(outage))) ?? NO_OUTAGE;
}

function writeOutagesOf(run: Run): Outage[] {
  return outagesOf(run, ({ operation, connection }) => operation === 'write' && connection === 'fresh');
}

function outagesOf({ lanes }: Run, isWanted: (lane: Lane) => boolean): Outage[] {
  return lanes.filter(isWanted).flatMap(judgedOutages);
}

/**
 * Finds the outage that the cause made: the one that certainly lasted longest. On a busy machine a run may end with a short
 * outage that has not ended, and that says nothing about the cause.
 */
export function findMainOutage<Length extends Bracket>(outages: readonly Length[]): Length | undefined {
  return outages.toSorted((one, other) => other.low - one.low)[0];
}
