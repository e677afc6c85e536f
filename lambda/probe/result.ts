import type { ConnectionFacts, LaneResult } from './contract';
import type { ConnectionRecord } from './driver';
import type { Lane } from './lane';
import { toUs } from './lane-record';
import type { StallSpan } from './stall-monitor';
import type { Stall } from './tick-contract';

/** Converts a lane's ticks and connections. Call it at the end of the run, before the probe closes the connections. */
export function toLaneResult({ plan, record, source }: Lane, startMs: number): LaneResult {
  const { name, member, operation, connection, host, periodMs, offsetMs, ticks } = plan;
  const isPool = connection.kind === 'pool';
  const known = source.connections;
  return {
    name,
    ...(member !== undefined && { member }),
    operation: operation.kind,
    connection: connection.kind,
    endpoint: host,
    periodMs,
    offsetMs,
    ticks,
    ...record.times(),
    ...(isPool && {
      connectionRuns: record.connectionRuns(known),
      connections: known.map((connection) => toConnectionFacts(connection, startMs)),
    }),
    ...(operation.kind !== 'write' && { staleUsByTick: record.staleUsByTick() }),
    ...(operation.kind === 'lag' && { lagBytesByTick: record.lagBytesByTick() }),
  };
}

function toConnectionFacts({ member, openedMs, closed }: ConnectionRecord, startMs: number): ConnectionFacts {
  return {
    ...(member !== undefined && { member }),
    openedUs: toUs(openedMs - startMs),
    ...(closed && { closedUs: toUs(closed.atMs - startMs), closedBy: closed.by }),
  };
}

export function toStall({ fromMs, toMs }: StallSpan, startMs: number): Stall {
  return { fromUs: toUs(fromMs - startMs), toUs: toUs(toMs - startMs) };
}
