import type { CauseName } from '../report-format/cause';
import type { ComparedLoss, ComparedOutage, Comparison, MedianBounds } from '../report-format/comparison';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import { LATE_MS } from '../report-format/thresholds';
import { listCauses, runsOf, summariseCauses } from './cause-summary';
import { summariseClients } from './client-summary';
import { conditionsOf, findDifferences } from './conditions';
import { boundClientOutage, boundWriteOutage } from './median-bounds';
import { findRegressionReasons } from './regressions';

/** Adds the comparison with a baseline to a report. A report that is worse, or cannot be compared, is not held. */
export function addComparison(report: Report, baseline: Report, maxRegression: number): Report {
  const comparison = compare(report, baseline, maxRegression);
  const regressions = findRegressionReasons(comparison);
  if (regressions.length === 0) return { ...report, comparison };
  return { ...report, verdict: 'not-held', reasons: [...report.reasons, ...regressions], comparison };
}

function compare(report: Report, baseline: Report, maxRegression: number): Comparison {
  const differences = findDifferences(conditionsOf(report), conditionsOf(baseline));
  const { createdAt } = baseline;
  if (differences.length > 0) {
    return { createdAt, maxRegression, differences, outages: [], losses: [], notCompared: [] };
  }
  const [own, others] = [listCauses(report.runs), listCauses(baseline.runs)];
  const pairs = own
    .filter((cause) => others.includes(cause))
    .map((cause) => ({ cause, drill: runsOf(cause, report.runs), baseline: runsOf(cause, baseline.runs) }));
  const shortest = shortestNoticed(baseline.plan);
  return {
    createdAt,
    maxRegression,
    differences,
    outages: pairs.flatMap((pair) => compareOutages(pair, maxRegression, shortest)),
    losses: pairs.flatMap(compareLosses),
    notCompared: [
      ...listOnlyIn('cause', own, others),
      ...listOnlyIn('client', listClients(report.runs), listClients(baseline.runs)),
    ],
  };
}

/** Runs of one cause on both sides. */
interface Pair {
  readonly cause: CauseName;
  readonly drill: readonly Run[];
  readonly baseline: readonly Run[];
}

interface Shortest {
  readonly lanesMs: number;
  readonly clientsMs: number;
}

/** Length below which an outage may go unnoticed. An outage that the baseline did not notice may have been this long. */
function shortestNoticed({ rateHz, clientRateHz = rateHz }: Report['plan']): Shortest {
  return { lanesMs: LATE_MS + 1_000 / rateHz, clientsMs: LATE_MS + 1_000 / clientRateHz };
}

function compareOutages({ cause, drill, baseline }: Pair, factor: number, shortest: Shortest) {
  const probe: ComparedOutage = {
    cause,
    ...compareBounds(boundWriteOutage(drill), boundWriteOutage(baseline), factor, shortest.lanesMs),
  };
  const clients = listShared(drill, baseline).map((client): ComparedOutage => {
    const [own, other] = [boundClientOutage(client, drill), boundClientOutage(client, baseline)];
    return { cause, client, ...compareBounds(own, other, factor, shortest.clientsMs) };
  });
  return [probe, ...clients];
}

/** A regression must be certain: the lower bound of the drill is above the limit from the upper bound of the baseline. */
function compareBounds(drill: MedianBounds, baseline: MedianBounds, factor: number, shortestMs: number) {
  const limitOf = (ms: number | null) => factor * Math.max(toLength(ms), shortestMs);
  const limitMs = limitOf(baseline.high);
  const isCompared = drill.n > 0 && baseline.n > 0;
  const state = !isCompared
    ? 'not-compared'
    : toLength(drill.low) > limitMs
      ? 'regressed'
      : toLength(drill.median) > limitOf(baseline.median)
        ? 'uncertain'
        : 'kept';
  return { state, drill, baseline, limitMs: Number.isFinite(limitMs) ? limitMs : null } as const;
}

function toLength(ms: number | null): number {
  return ms ?? Number.POSITIVE_INFINITY;
}

function compareLosses({ cause, drill, baseline }: Pair): ComparedLoss[] {
  const [probe, probeBefore] = [drill, baseline].map((runs) => summariseCauses(runs)[0]?.lost ?? null);
  const [clients, clientsBefore] = [drill, baseline].map(
    (runs) => new Map(summariseClients(runs).map(({ name, lost }) => [name, lost])),
  );
  return [
    { cause, ...compareLost(probe, probeBefore) },
    ...listShared(drill, baseline).map((client) => ({
      cause,
      client,
      ...compareLost(clients?.get(client), clientsBefore?.get(client)),
    })),
  ];
}

function compareLost(drill: number | null = null, baseline: number | null = null) {
  const isKnown = drill !== null && baseline !== null;
  const state = !isKnown ? 'not-compared' : drill > 0 && baseline === 0 ? 'regressed' : 'kept';
  return { state, drill, baseline } as const;
}

function listClients(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap(({ clients }) => clients.map(({ name }) => name)))];
}

function listShared(drill: readonly Run[], baseline: readonly Run[]): string[] {
  const others = listClients(baseline);
  return listClients(drill).filter((name) => others.includes(name));
}

function listOnlyIn(noun: string, drill: readonly string[], baseline: readonly string[]): string[] {
  return [
    ...drill.filter((name) => !baseline.includes(name)).map((name) => `the baseline has no ${noun} ${name}`),
    ...baseline
      .filter((name) => !drill.includes(name))
      .map((name) => `only the baseline has the ${noun} ${name}`),
  ];
}
