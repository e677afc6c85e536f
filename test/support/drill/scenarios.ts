import { createReport } from '../../../drill/create-report';
import { evaluateRun } from '../../../drill/evaluate-run';
import type { CauseName } from '../../../drill/report-format/cause';
import { CAUSE_NAMES } from '../../../drill/report-format/cause';
import type { Report } from '../../../drill/report-format/report';
import type { Budgets } from '../../../drill/report-format/verdict';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { encodeRuns } from '../../../lambda/probe/run-length';
import { CAUSE_SCENARIOS } from './cause-scenarios';
import { CLIENTS, withClients } from './client-scenario';
import type { Trouble } from './simulated-lane';
import type { Scenario } from './simulated-run';
import { STARTED_AT, simulateMeasurement } from './simulated-run';

/** Fast failover without anything unusual. */
const quick: Scenario = {
  durationMs: 12_000,
  requestedMs: 3_000,
  takeoverMs: 3_230,
  troubles: { write: [{ kind: 'refused', fromMs: 3_042, toMs: 3_230 }] },
  restart: { fromMs: 3_042, toMs: 3_900 },
  stalls: [{ fromMs: 3_301, toMs: 3_322 }],
  lagMs: (atMs) => (atMs > 3_200 && atMs < 3_400 ? 12 : 0),
};

/** The write pool reconnects to the demoted writer, which is now a reader, and keeps these connections. */
const staleConnections: Scenario = {
  durationMs: 24_000,
  requestedMs: 4_000,
  takeoverMs: 9_100,
  demotedMs: 4_200,
  troubles: {
    'write-pool': [
      { kind: 'silent', fromMs: 4_200, toMs: 5_000 },
      { kind: 'refused', fromMs: 5_000, toMs: 7_400 },
      { kind: 'read-only', fromMs: 7_400, toMs: 60_000, member: 'lab-1' },
    ],
    'write-fresh': [
      { kind: 'silent', fromMs: 4_200, toMs: 5_000 },
      { kind: 'refused', fromMs: 5_000, toMs: 14_100 },
    ],
    read: [{ kind: 'refused', fromMs: 9_000, toMs: 9_400 }],
  },
  restart: { fromMs: 4_200, toMs: 7_300 },
  lagMs: (atMs) => (atMs > 4_200 && atMs < 9_100 ? 0 : 14),
  ledger: (ledger) => {
    if (ledger.state === 'unread') return ledger;
    const [pool, ...others] = ledger.lanes;
    return pool ? { ...ledger, lanes: [{ ...pool, found: [0, 497] }, ...others] } : ledger;
  },
};

/** The probe is stalled at the start of the outage. */
const stalled: Scenario = { ...quick, stalls: [{ fromMs: 2_801, toMs: 3_401 }] };

export const SCENARIOS: Readonly<Record<string, () => Report>> = {
  held: () => toReport([quick], { maxWriteOutageMs: 5_000, maxLost: 0 }),
  'not-held': () =>
    toReport(
      [staleConnections],
      { maxWriteOutageMs: 15_000, maxReadOutageMs: 1_000, maxLost: 0 },
      addStaleConnections,
    ),
  void: () => toReport([stalled], { maxLost: 0 }),
  repeated: () =>
    toReport(
      [0, 25, 310, 60, 90, 140, 35].map((laterMs, index) => later(quick, laterMs, index)),
      { maxWriteOutageMs: 400, maxLost: 0 },
    ),
  clients: () =>
    toReport([withClients], {
      maxLost: 0,
      maxClientOutageMs: 2_000,
      maxClientErrors: 0,
      judgedClients: ['pg-query', 'orders'],
    }),
  'clients-repeated': () => toReport([0, 400, 900].map(withFewClients), { maxLost: 0 }),
};

/** Fewer clients, in a failover that takes longer by `laterMs`. */
function withFewClients(laterMs: number, index: number): Scenario {
  const clients = CLIENTS.filter(({ name }) => ['pg-query', 'pg-checkout', 'pg-retry-blind'].includes(name));
  const delay = (troubles: readonly Trouble[] = []) =>
    troubles.map((trouble, at) =>
      at < troubles.length - 1 ? trouble : { ...trouble, toMs: trouble.toMs + laterMs },
    );
  return {
    ...withClients,
    troubles: { write: delay(withClients.troubles?.write) },
    clients: clients.map((client) => ({ ...client, troubles: delay(client.troubles) })),
    seed: 10 * index,
  };
}

function later(scenario: Scenario, laterMs: number, seed: number): Scenario {
  const takeoverMs = scenario.takeoverMs + laterMs;
  const troubles = { write: [{ kind: 'refused' as const, fromMs: 3_042, toMs: takeoverMs }] };
  return { ...scenario, takeoverMs, troubles, seed: 10 * seed };
}

/** Report of a drill that played several causes, by default all. */
export function reportOfCauses(names: readonly CauseName[] = CAUSE_NAMES): Report {
  return toReport(
    names.map((name) => CAUSE_SCENARIOS[name]),
    { maxLost: 0 },
  );
}

function toReport(
  scenarios: readonly Scenario[],
  budgets: Budgets,
  adjust: (probe: ProbeResult) => ProbeResult = (probe) => probe,
): Report {
  const runs = scenarios.map((scenario) => {
    const measurement = simulateMeasurement(scenario);
    return evaluateRun({ ...measurement, probe: adjust(measurement.probe) }, budgets);
  });
  const clients = runs[0]?.clients.map(({ name }) => name) ?? [];
  return createReport({
    account: 'loopback',
    createdAt: STARTED_AT,
    budgets,
    plan: {
      stackName: 'AuroraFailoverLab',
      causes: [...new Set(runs.map(({ cause }) => cause.name))],
      rateHz: 100,
      beforeSeconds: 3,
      afterSeconds: 9,
      repeat: runs.length,
      ...(clients.length > 0 && { clients, clientRateHz: 20, clientDeadlineMs: 30_000 }),
    },
    environment: { region: 'us-east-1', clusterIdentifier: 'lab', conditions: { pace: 'instant' } },
    runs,
  });
}

/** Adds the connections of the scenario to the write pool: ten to the old writer, then ten to the same member again. */
function addStaleConnections(probe: ProbeResult): ProbeResult {
  const [pool, ...others] = probe.lanes;
  if (!pool) return probe;
  const old = Array.from({ length: 10 }, () => ({
    member: 'lab-1',
    openedUs: -400_000,
    closedUs: 5_000_000,
    closedBy: 'peer' as const,
  }));
  const stale = Array.from({ length: 10 }, (_, index) => ({
    member: 'lab-1',
    openedUs: 7_410_000 + index * 3_000,
  }));
  const connectionRuns = encodeRuns(
    Array.from({ length: pool.ticks }, (_, tick) =>
      tick < 500 ? tick % 10 : tick < 741 ? -1 : 10 + (tick % 10),
    ),
  );
  return { ...probe, lanes: [{ ...pool, connections: [...old, ...stale], connectionRuns }, ...others] };
}
