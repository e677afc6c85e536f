import { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { ProbeResult } from './contract';
import type { Driver } from './driver';
import type { Environment } from './environment';
import type { ProbeOrder } from './event';
import type { ClientLane } from './harness/client-lane';
import { startClients } from './harness/start-clients';
import type { StartThread } from './harness/start-thread';
import { Lane } from './lane';
import { OBSERVED_LANE, planLanes } from './lane-plan';
import { readLedger } from './ledger';
import { toLaneResult, toStall } from './result';
import { StallMonitor } from './stall-monitor';
import { openConnections, signalStart } from './start';

export interface ProbeContext {
  readonly environment: Environment;
  readonly driver: Driver;
  /** Starts the thread of a client. */
  readonly startThread: StartThread;
  readonly clock: Clock;
  readonly log: Log;
}

/** Logs one step as one line. Callers pass selected values only, never an error object. */
export type Log = (line: { readonly step: string; readonly [fact: string]: unknown }) => void;

/**
 * Probes the database for the ordered time, and then reads the ledger.
 *
 * @throws ProbeError if the run cannot begin; later failures are part of the result
 */
export async function probe(order: ProbeOrder, context: ProbeContext): Promise<ProbeResult> {
  const { environment, driver, clock, log } = context;
  const lanes = openLanes(order, context);
  const ledgerSource = driver.openFresh(environment.writerHost, 'ledger');
  let clients: readonly ClientLane[] = [];
  try {
    await openConnections(lanes);
    // After the lanes: loading the clients takes all processors for a moment.
    clients = startClients(order, context);
    await Promise.all(clients.map((client) => client.open()));
    const database = await signalStart(order.runId, findObservedLane(lanes));
    log({ step: 'begun', runId: order.runId, ...database });
    const { startMs, ...run } = await runLanes(lanes, clients, clock);
    log({ step: 'ended', stalls: run.stalls.length });
    // A client may still apply a write after its deadline, so the ledger is read when all clients have ended.
    await Promise.all(clients.map((client) => client.close()));
    const writing = lanes.filter(({ plan }) => plan.operation.kind === 'write');
    const ledgerOrder = {
      runId: order.runId,
      lanes: writing.map(({ plan }) => plan),
      clients: clients.map(({ name, plan }) => ({ name, ticks: plan.ticks })),
      startMs,
      timeoutMs: order.ledgerTimeoutSeconds * 1000,
    };
    const ledger = await readLedger(ledgerOrder, ledgerSource, clock);
    log({ step: 'ledger', state: ledger.state });
    return {
      runId: order.runId,
      order,
      startedAt: run.startedAt.toISOString(),
      wallClockDriftMs: run.wallClockDriftMs,
      database,
      lanes: run.lanes,
      stalls: run.stalls,
      clients: clients.map((client) => client.result(startMs)),
      ledger,
      process: {
        nodeVersion: process.version,
        peakMemoryMib: Math.round(process.resourceUsage().maxRSS / 1024),
      },
    };
  } finally {
    await Promise.all([
      ...[...lanes.map(({ source }) => source), ledgerSource].map((source) => source.close()),
      ...clients.map((client) => client.close()),
    ]);
  }
}

function openLanes(order: ProbeOrder, { environment, driver, clock }: ProbeContext): Lane[] {
  const plans = planLanes(order, environment);
  const observedTicks = plans.find(({ name }) => name === OBSERVED_LANE)?.ticks ?? 0;
  const acknowledgements = new Acknowledgements(observedTicks);
  return plans.map((plan) => {
    const { name, host, connection } = plan;
    const source =
      connection.kind === 'pool'
        ? driver.openPool(host, name, connection.size)
        : driver.openFresh(host, name);
    return new Lane(plan, source, { clock, acknowledgements, isObserved: name === OBSERVED_LANE });
  });
}

/** Runs all lanes and clients. A client may take up to its deadline longer than the lanes. */
async function runLanes(lanes: readonly Lane[], clients: readonly ClientLane[], clock: Clock) {
  const monitor = new StallMonitor(clock);
  const startMs = clock.nowMs();
  const startedAt = clock.date();
  monitor.start();
  const clientRuns = clients.map((client) => client.run(startMs));
  await Promise.all(lanes.map((lane) => lane.run(startMs)));
  const wallMs = clock.date().getTime() - startedAt.getTime();
  const wallClockDriftMs = Math.round(wallMs - (clock.nowMs() - startMs));
  const stalls = (await monitor.stop()).map((stall) => toStall(stall, startMs));
  const laneResults = lanes.map((lane) => toLaneResult(lane, startMs));
  await Promise.all(clientRuns);
  return { startMs, startedAt, wallClockDriftMs, stalls, lanes: laneResults };
}

function findObservedLane(lanes: readonly Lane[]): Lane {
  const lane = lanes.find(({ plan }) => plan.name === OBSERVED_LANE);
  if (!lane) throw new Error(`no lane is named ${OBSERVED_LANE}`);
  return lane;
}
