import { expand } from '../../../drill/findings/ticks';
import type { CauseFacts, CauseName, Left } from '../../../drill/report-format/cause';
import type { Observation } from '../../../drill/report-format/failover';
import type { Span } from '../../../drill/report-format/span';
import type { Measurement } from '../../../drill/run/measure-once';
import type { FailoverResult } from '../../../lambda/failover/contract';
import type { LaneResult, ProbeResult } from '../../../lambda/probe/contract';
import type { Ledger } from '../../../lambda/probe/ledger-contract';
import { encodeRanges } from '../../../lambda/probe/run-length';
import type { SimulatedClient } from './simulated-client';
import { simulateClient, simulateRows } from './simulated-client';
import { simulateConnections } from './simulated-connections';
import type { SimulatedLane, Trouble } from './simulated-lane';
import { simulateLane, toStalls } from './simulated-lane';

/** Failover from lab-1 to lab-2, with a further reader lab-3. Times are milliseconds since the start of the run. */
export interface Scenario {
  readonly durationMs: number;
  readonly requestedMs: number;
  /** When lab-2 takes over. */
  readonly takeoverMs: number;
  /** When lab-1 stops being the writer. @default `takeoverMs` */
  readonly demotedMs?: number;
  /** Troubles by lane or, for lanes without an entry, by operation. */
  readonly troubles?: Readonly<Record<string, readonly Trouble[]>>;
  /** When lab-1 does not answer on its instance endpoint. */
  readonly restart?: Span;
  readonly stalls?: readonly Span[];
  /** Returns the lag of the readers at a time. */
  readonly lagMs?: (atMs: number) => number;
  /** Changes the ledger that is read after the run. */
  readonly ledger?: (ledger: Ledger) => Ledger;
  readonly clients?: readonly SimulatedClient[];
  readonly seed?: number;
  /** @default `request` */
  readonly cause?: CauseName;
  /** Action of the drill. @default FailoverDBCluster */
  readonly action?: string;
  /** When the drill ended the cause. */
  readonly endedMs?: number;
  readonly left?: readonly Left[];
  /** Changes what the failover function saw. @default a failover from lab-1 to lab-2 */
  readonly observe?: (result: Observation) => Observation;
  /** Whether the result contains the connections of the write pool. */
  readonly hasConnections?: boolean;
}

/** Simulates the measurement of a scenario by a drill. */
export function simulateMeasurement(scenario: Scenario): Measurement {
  const completed = simulateFailover(scenario);
  const failover = scenario.observe?.(completed) ?? completed;
  return { probe: simulateProbe(scenario), cause: simulateCause(scenario), failover, members: MEMBERS };
}

function simulateCause(scenario: Scenario): CauseFacts {
  const { cause = 'request', action = 'FailoverDBCluster', requestedMs, endedMs, left = [] } = scenario;
  return {
    name: cause,
    action,
    requestedAt: toDate(requestedMs),
    ...(endedMs !== undefined && { endedAt: toDate(endedMs) }),
    left,
  };
}

/** The cause of a failover that the failover function requested. */
export function requestOf({ timeline: { requestedAt } }: FailoverResult): CauseFacts {
  return { name: 'request', action: 'FailoverDBCluster', requestedAt, left: [] };
}

export const STARTED_AT = '2026-11-22T10:00:00.000Z';

const MEMBERS = ['lab-1', 'lab-2', 'lab-3'].map((identifier, index) => ({
  identifier,
  instanceClass: 'db.serverless',
  availabilityZone: `us-east-1${'abc'[index]}`,
  promotionTier: 1,
}));

/** Simulates the probe's result for a scenario. */
export function simulateProbe(scenario: Scenario): ProbeResult {
  const { durationMs, stalls = [], lagMs, clients = [], seed = 1 } = scenario;
  const writer = (atMs: number) => (atMs < scenario.takeoverMs ? 'lab-1' : 'lab-2');
  const isWriter = (identifier: string, atMs: number) =>
    identifier === writer(atMs) &&
    (identifier !== 'lab-1' || atMs < (scenario.demotedMs ?? scenario.takeoverMs));
  const asWriter = (atMs: number) => ({ member: writer(atMs), readOnly: false });
  const asReader = () => ({ member: 'lab-3', readOnly: true });
  const shared = { durationMs, stalls };
  const write = { ...shared, operation: 'write', who: asWriter } as const;
  const read = { ...shared, operation: 'read', who: asReader, staleMs: lagMs } as const;
  const fresh = { connection: 'fresh', periodMs: 1000 / 19 } as const;
  const plans: SimulatedLane[] = [
    { ...write, name: 'write-pool', periodMs: 10, offsetMs: 0, seed },
    { ...write, ...fresh, name: 'write-fresh', offsetMs: 13.158, seed: seed + 1 },
    { ...read, name: 'read-pool', periodMs: 10, offsetMs: 5, seed: seed + 2 },
    { ...read, ...fresh, name: 'read-fresh', offsetMs: 39.474, seed: seed + 3 },
    ...MEMBERS.map(
      ({ identifier }, index): SimulatedLane => ({
        ...shared,
        name: `lag-${identifier}`,
        operation: 'lag',
        asked: identifier,
        periodMs: 100,
        offsetMs: 16.667 + index * 33.333,
        troubles:
          identifier === 'lab-1' && scenario.restart ? [{ ...scenario.restart, kind: 'refused' }] : [],
        who: (atMs) => ({ member: identifier, readOnly: !isWriter(identifier, atMs) }),
        staleMs: lagMs,
        seed: seed + 4 + index,
      }),
    ),
  ];
  const lanes = plans.map((plan) => {
    const troubles = plan.troubles ?? troublesOf(plan, scenario);
    const lane = simulateLane({ ...plan, troubles });
    const [trouble] = troubles;
    const members = { from: 'lab-1', to: writer(trouble?.toMs ?? durationMs) };
    return scenario.hasConnections && plan.name === 'write-pool'
      ? simulateConnections(lane, trouble, members)
      : lane;
  });
  const simulated = clients.map((client) => ({ client, result: simulateClient(client, durationMs) }));
  const ledger = {
    ...toLedger(lanes, durationMs),
    clients: simulated.map(({ client, result }) => simulateRows(client, result)),
  };
  return {
    runId: 'simulated',
    order: {
      runId: 'simulated',
      durationSeconds: durationMs / 1000,
      rateHz: 100,
      freshRateHz: 19,
      poolSize: 10,
      connectTimeoutMs: 2_000,
      statementTimeoutMs: 2_000,
      ledgerTimeoutSeconds: 60,
      clients: clients.map(({ name }) => name),
      clientRateHz: 20,
      clientDeadlineMs: 30_000,
    },
    startedAt: STARTED_AT,
    wallClockDriftMs: 0,
    database: { version: '17.9', synchronousCommit: 'on', writer: 'lab-1' },
    lanes,
    stalls: toStalls(stalls),
    clients: simulated.map(({ result }) => result),
    ledger: scenario.ledger?.(ledger) ?? ledger,
    process: { nodeVersion: 'v24.4.1', peakMemoryMib: 96 },
  };
}

function troublesOf({ name, operation }: SimulatedLane, { troubles = {} }: Scenario): readonly Trouble[] {
  return troubles[name] ?? troubles[operation] ?? [];
}

function toDate(ms: number): string {
  return new Date(Date.parse(STARTED_AT) + ms).toISOString();
}

/** Simulates the failover function's result for a scenario. */
export function simulateFailover({ requestedMs, takeoverMs }: Scenario): FailoverResult {
  const at = toDate;
  const event = (ms: number, id: string, source: string, message: string) => ({
    id,
    at: at(ms),
    source,
    message,
  });
  return {
    state: 'completed',
    clusterIdentifier: 'lab',
    previousWriter: 'lab-1',
    newWriter: 'lab-2',
    predicted: ['lab-2', 'lab-3'],
    timeline: {
      requestedAt: at(requestedMs),
      acceptedAt: at(requestedMs + 40),
      writerChangedAt: at(takeoverMs + 600),
      availableAt: at(takeoverMs + 1_600),
    },
    events: [
      event(requestedMs + 20, 'RDS-EVENT-0073', 'lab', 'Started cross AZ failover to DB instance: lab-2'),
      event(requestedMs + 30, 'RDS-EVENT-0004', 'lab-1', 'DB instance shutdown'),
      event(takeoverMs, 'RDS-EVENT-0006', 'lab-2', 'DB instance restarted'),
      event(
        takeoverMs + 20,
        'RDS-EVENT-0071',
        'lab',
        'Completed customer initiated failover to DB instance: lab-2',
      ),
    ],
  };
}

/** Creates the ledger of a correct database, which has exactly the rows of the acknowledged writes. */
function toLedger(lanes: readonly LaneResult[], durationMs: number): Ledger {
  return {
    state: 'read',
    member: 'lab-2',
    readAtUs: (durationMs + 15) * 1000,
    foreignRows: 0,
    clients: [],
    lanes: lanes
      .filter(({ operation }) => operation === 'write')
      .map((lane) => ({
        lane: lane.name,
        found: encodeRanges(
          expand(lane.answerRuns).flatMap((answer, tick) =>
            lane.answers[answer]?.outcome === 'ok' ? [tick] : [],
          ),
        ),
        repeated: [],
      })),
  };
}
