import { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { ProbeResult } from './contract';
import type { Driver } from './driver';
import type { Environment } from './environment';
import type { ProbeOrder } from './event';
import { Lane } from './lane';
import { OBSERVED_LANE, planLanes } from './lane-plan';
import { readLedger } from './ledger';
import { toLaneResult, toStall } from './result';
import { StallMonitor } from './stall-monitor';
import { openConnections, signalStart } from './start';

export interface ProbeContext {
  readonly environment: Environment;
  readonly driver: Driver;
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
  try {
    await openConnections(lanes);
    const database = await signalStart(order.runId, findObservedLane(lanes));
    log({ step: 'begun', runId: order.runId, ...database });
    const run = await runLanes(lanes, clock);
    log({ step: 'ended', stalls: run.stalls.length });
    const writing = lanes.filter(({ plan }) => plan.operation.kind === 'write');
    const ledgerOrder = {
      runId: order.runId,
      lanes: writing.map(({ plan }) => plan),
      clients: [],
      startMs: run.startMs,
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
      clients: [],
      ledger,
      process: {
        nodeVersion: process.version,
        peakMemoryMib: Math.round(process.resourceUsage().maxRSS / 1024),
      },
    };
  } finally {
    await Promise.all([...lanes.map(({ source }) => source), ledgerSource].map((source) => source.close()));
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

async function runLanes(lanes: readonly Lane[], clock: Clock) {
  const monitor = new StallMonitor(clock);
  const startMs = clock.nowMs();
  const startedAt = clock.date();
  monitor.start();
  await Promise.all(lanes.map((lane) => lane.run(startMs)));
  const wallMs = clock.date().getTime() - startedAt.getTime();
  const wallClockDriftMs = Math.round(wallMs - (clock.nowMs() - startMs));
  const stalls = (await monitor.stop()).map((stall) => toStall(stall, startMs));
  return {
    startMs,
    startedAt,
    wallClockDriftMs,
    stalls,
    lanes: lanes.map((lane) => toLaneResult(lane, startMs)),
  };
}

function findObservedLane(lanes: readonly Lane[]): Lane {
  const lane = lanes.find(({ plan }) => plan.name === OBSERVED_LANE);
  if (!lane) throw new Error(`no lane is named ${OBSERVED_LANE}`);
  return lane;
}
