import type { RunClient } from '../report-format/client';
import type { Run } from '../report-format/run';
import type { Distribution } from '../report-format/summary';
import { compareRanks } from './client-order';
import { describeValues } from './statistics';

/** One client in all runs of a drill. */
export interface ClientSummary {
  readonly name: string;
  /** Number of runs with the client. */
  readonly runs: number;
  /** Number of runs in which the client could not be opened. */
  readonly notOpened: number;
  /** Number of runs in which the client crashed. */
  readonly crashed: number;
  /** Number of valid runs in which the client recovered. */
  readonly recovered: number;
  /** Upper bounds of the longest outage in the valid runs; `null` for a run in which the client did not recover. */
  readonly outageMs: Distribution;
  readonly errorsToCaller: number;
  readonly unknown: number;
  /** Totals of the runs whose rows were read; `null` if the rows of no run were. */
  readonly lost: number | null;
  readonly duplicated: number | null;
  readonly unknownStored: number | null;
  /** Longest time until a write was acknowledged or failed, in any run. */
  readonly worstWaitMs: number;
}

/** Summarises each client, the best first. Outages are those of the valid runs, counts those of all runs. */
export function summariseClients(runs: readonly Run[]): ClientSummary[] {
  const names = new Set(runs.flatMap(({ clients }) => clients.map(({ name }) => name)));
  return [...names]
    .map((name) => summarise(name, runs))
    .sort((one, other) => compareRanks(rank(one), rank(other)));
}

function summarise(name: string, runs: readonly Run[]): ClientSummary {
  const inRuns = (of: readonly Run[]) =>
    of.flatMap(({ clients }) => clients.filter((each) => each.name === name));
  const all = inRuns(runs);
  const outages = inRuns(runs.filter(({ voidReasons }) => voidReasons.length === 0)).map(toOutageMs);
  const measured = all.filter((client) => client.state !== 'not-opened');
  const total = (field: 'lost' | 'duplicated' | 'unknownStored') => {
    const known = measured.flatMap((client) => client[field] ?? []);
    return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  };
  return {
    name,
    runs: all.length,
    notOpened: all.length - measured.length,
    crashed: measured.filter(({ state }) => state === 'crashed').length,
    recovered: outages.filter((ms) => ms !== null).length,
    outageMs: describeValues(outages),
    errorsToCaller: measured.reduce((sum, client) => sum + client.errorsToCaller, 0),
    unknown: measured.reduce((sum, client) => sum + client.unknown, 0),
    lost: total('lost'),
    duplicated: total('duplicated'),
    unknownStored: total('unknownStored'),
    worstWaitMs: Math.max(0, ...measured.map((client) => client.worstWaitMs)),
  };
}

/** Returns the upper bound of the longest outage; `null` if the client did not recover. */
function toOutageMs(client: RunClient): number | null {
  return client.state === 'ran' ? client.outageMs.high : null;
}

function rank(client: ClientSummary): number[] {
  const { runs, notOpened, crashed, recovered, outageMs, lost, duplicated, errorsToCaller } = client;
  const { n, median, max } = outageMs;
  const length = (ms: number | null) => ms ?? Number.POSITIVE_INFINITY;
  const fate = notOpened === runs ? 2 : crashed === runs ? 1 : 0;
  return [fate, n - recovered, (lost ?? 0) + (duplicated ?? 0), errorsToCaller, length(median), length(max)];
}
