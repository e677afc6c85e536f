import type { Environment } from './environment';
import type { ProbeOrder } from './event';
import { LAG_RATE_HZ } from './limits';
import type { Operation } from './operations';
import { lagOperation, readOperation, writeOperation } from './operations';

/** Operation, endpoint and schedule of one lane. */
export interface LanePlan {
  readonly name: string;
  /** In lag lanes: identifier of the member at `host`. */
  readonly member?: string;
  readonly operation: Operation;
  readonly host: string;
  /** Pool of `size` connections, or a connection per tick. */
  readonly connection: { readonly kind: 'pool'; readonly size: number } | { readonly kind: 'fresh' };
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** Maximum number of ticks that wait for an answer. Further ticks are dropped. */
  readonly slots: number;
  readonly statementTimeoutMs: number;
}

/** Lane whose rows the read and lag lanes select. */
export const OBSERVED_LANE = 'write-pool';

/** The second connection is used while a statement on the first one does not end. */
const LAG_POOL_SIZE = 2;

/**
 * Plans all lanes of a run. Each lane starts at a different fraction of its period. Otherwise ticks of several lanes
 * would always be due together and delay each other.
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
      // Enough for all ticks that become due during the longest possible tick, so that no tick is dropped while the
      // servers do not answer.
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
