import type { CauseEffect, CauseName } from '../report-format/cause';
import type { WorstOutage } from '../report-format/outage';
import type { Run } from '../report-format/run';
import type { Distribution } from '../report-format/summary';
import { describeValues } from './statistics';

/** One cause in all its runs. Outages are those of the valid runs, counts those of all runs. */
export interface CauseSummary {
  readonly cause: CauseName;
  readonly runs: number;
  readonly writeOutage: OutageSummary;
  readonly readOutage: OutageSummary;
  /** Errors of all clients; `null` without clients. */
  readonly clientErrors: number | null;
  /** Lost writes of the runs whose rows were read; `null` if the rows of no run were. */
  readonly lost: number | null;
  /** Number of runs in which another member became the writer. */
  readonly roleChanges: number;
  readonly inPlaceRestarts: number;
  readonly sockets: readonly NonNullable<CauseEffect['sockets']>[];
  /** IDs of the RDS events, each once, in order of time. */
  readonly eventIds: readonly string[];
}

interface OutageSummary {
  /** Distribution of the upper bounds. */
  readonly ms: Distribution;
  /** The outage, if there is one valid run. */
  readonly only?: WorstOutage;
}

/** Summarises each cause, in the order in which the causes were played. */
export function summariseCauses(runs: readonly Run[]): CauseSummary[] {
  return listCauses(runs).map((cause) => summarise(cause, runsOf(cause, runs)));
}

/** Lists the causes of the runs, each once. */
export function listCauses(runs: readonly Run[]): CauseName[] {
  return [...new Set(runs.map(({ cause }) => cause.name))];
}

export function runsOf(name: CauseName, runs: readonly Run[]): Run[] {
  return runs.filter(({ cause }) => cause.name === name);
}

function summarise(cause: CauseName, runs: readonly Run[]): CauseSummary {
  const valid = runs.filter(({ voidReasons }) => voidReasons.length === 0);
  const clients = runs.flatMap((run) => run.clients).filter((client) => client.state !== 'not-opened');
  const lost = runs.flatMap(({ ledger }) => (ledger.state === 'read' ? [ledger.lost] : []));
  return {
    cause,
    runs: runs.length,
    writeOutage: summariseOutages(valid.map(({ writeOutageMs }) => writeOutageMs)),
    readOutage: summariseOutages(valid.map(({ readOutageMs }) => readOutageMs)),
    clientErrors: sum(clients.map(({ errorsToCaller }) => errorsToCaller)),
    lost: sum(lost),
    roleChanges: runs.filter((run) => run.cause.roleChanged).length,
    inPlaceRestarts: runs.filter((run) => run.cause.inPlaceRestart).length,
    sockets: unique(runs.flatMap((run) => run.cause.sockets ?? [])),
    eventIds: unique(runs.flatMap(({ failover }) => failover.events.flatMap(({ id }) => id ?? []))),
  };
}

function summariseOutages(outages: readonly WorstOutage[]): OutageSummary {
  const [only] = outages;
  const ms = describeValues(outages.map(({ high }) => high));
  return { ms, ...(only && outages.length === 1 && { only }) };
}

function sum(counts: readonly number[]): number | null {
  return counts.length === 0 ? null : counts.reduce((total, count) => total + count, 0);
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
