import type { Environment } from './environment';
import type { ProbeOrder } from './event';
import { LAG_RATE_HZ } from './limits';
import type { Operation } from './operations';
import { lagOperation, readOperation, writeOperation } from './operations';

/** Operation, endpoint and schedule of one lane. */
export interface LanePlan {
  readonly name: string;
  /** In lag lanes: identifier of the member that the host leads to. */
  readonly member?: string;
  readonly operation: Operation;
  readonly host: string;
  /** A pool of so many connections, or a connection per tick. */
  readonly connection: { readonly kind: 'pool'; readonly size: number } | { readonly kind: 'fresh' };
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** How many ticks may be without an answer at a time; one that finds no slot free is dropped. */
  readonly slots: number;
  readonly statementTimeoutMs: number;
}

/** The lane whose rows are looked for by those that read. */
export const OBSERVED_LANE = 'write-pool';

/** One to be asked on, and one for when that hangs. */
const LAG_POOL_SIZE = 2;

/**
 * All lanes of a run. Each begins at another fraction of its period, so that no two of them are always due together
 * and make each other late.
 */
export function planLanes(order: ProbeOrder, environment: Environment): LanePlan[] {
  const { runId, rateHz, freshRateHz, poolSize, connectTimeoutMs, statementTimeoutMs } = order;
  const { writerHost, readerHost, members } = environment;
  const read = readOperation(runId, OBSERVED_LANE);
  const lag = lagOperation(runId, OBSERVED_LANE);
  const lagRateHz = Math.min(rateHz, LAG_RATE_HZ);

  function plan(name: string, operation: Operation, host: string, hz: number, phase: number) {
    const periodMs = 1000 / hz;
    return {
      name,
      operation,
      host,
      periodMs,
      offsetMs: phase * periodMs,
      ticks: order.durationSeconds * hz,
      statementTimeoutMs,
      // As many as can be due in the longest time that a tick takes: while nothing answers each is still tried.
      slots: Math.ceil((connectTimeoutMs + statementTimeoutMs) / periodMs) + 1,
    };
  }

  const pool = (size: number) => ({ connection: { kind: 'pool' as const, size } });
  const fresh = { connection: { kind: 'fresh' as const } };
  const write = (lane: string) => writeOperation(runId, lane);
  return [
    { ...plan(OBSERVED_LANE, write(OBSERVED_LANE), writerHost, rateHz, 0), ...pool(poolSize) },
    { ...plan('write-fresh', write('write-fresh'), writerHost, freshRateHz, 0.25), ...fresh },
    { ...plan('read-pool', read, readerHost, rateHz, 0.5), ...pool(poolSize) },
    { ...plan('read-fresh', read, readerHost, freshRateHz, 0.75), ...fresh },
    ...members.map(({ identifier, host }, index) => {
      const phase = (index + 0.5) / members.length;
      const lane = plan(`lag-${identifier}`, lag, host, lagRateHz, phase);
      return { ...lane, member: identifier, ...pool(LAG_POOL_SIZE) };
    }),
  ];
}
