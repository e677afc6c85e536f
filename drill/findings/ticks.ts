import type { LaneResult } from '../../lambda/probe/contract';
import type { Answer, TickColumns } from '../../lambda/probe/tick-contract';

/** One tick of a lane or of a client. Times are milliseconds since the start of the run. */
export interface Tick {
  readonly index: number;
  readonly dueMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly answer: Answer;
  /**
   * Index into the lane's connections; -1 if the tick got no connection, absent if each tick opens its own connection.
   */
  readonly connection?: number;
  /** In pools: whether the tick waited until a connection was opened. */
  readonly isOpening?: boolean;
  /** In read and lag lanes, if the tick is ok. */
  readonly staleMs?: number;
  /** In lag lanes, if the member reports it. */
  readonly lagBytes?: number;
}

/** Ticks to decode, with the name of their lane or client. Only lanes have the optional columns. */
type NamedColumns = TickColumns & Pick<LaneResult, 'name'> & Partial<LaneResult>;

/**
 * Decodes the columns of a lane or of a client, which `lambda/probe/contract.ts` defines.
 *
 * @throws Error if their lengths differ
 */
export function decodeTicks(columns: NamedColumns): Tick[] {
  const { name, ticks, periodMs, offsetMs, lateUsByTick, endedUsByTick } = columns;
  const answers = expand(columns.answerRuns);
  const connections = columns.connectionRuns && expand(columns.connectionRuns);
  for (const column of [answers, lateUsByTick, endedUsByTick, connections]) {
    if (column && column.length !== ticks) {
      throw new Error(`${name} has ${ticks} ticks and a column of ${column.length}`);
    }
  }
  return answers.map((answerIndex, index) => {
    const dueMs = offsetMs + index * periodMs;
    const startedMs = dueMs + Number(lateUsByTick[index]) / 1000;
    const answer = columns.answers[answerIndex];
    const connection = connections?.[index];
    if (!answer) throw new Error(`${name} has no answer ${answerIndex}`);
    return {
      index,
      dueMs,
      startedMs,
      endedMs: dueMs + Number(endedUsByTick[index]) / 1000,
      answer,
      connection,
      isOpening: connection === undefined ? undefined : isOpening(connection, startedMs, columns),
      staleMs: known(columns.staleUsByTick?.[index], 1000),
      lagBytes: known(columns.lagBytesByTick?.[index], 1),
    };
  });
}

/** Whether the tick waited until a connection was opened. A tick without a connection waited without success. */
function isOpening(connection: number, startedMs: number, { connections }: NamedColumns): boolean {
  return connection < 0 || Number(connections?.[connection]?.openedUs) > startedMs * 1000;
}

/** Whether the database acknowledged the tick. */
export function isOk({ answer }: Tick): boolean {
  return answer.outcome === 'ok';
}

/** Returns the time from when the tick was due to its answer. A late start of the tick is part of the wait. */
export function waitMs({ dueMs, endedMs }: Tick): number {
  return endedMs - dueMs;
}

/** Decodes `[value, count, …]` to a list of values. */
export function expand(runs: readonly number[]): number[] {
  const values: number[] = [];
  for (let at = 0; at + 1 < runs.length; at += 2) {
    for (let count = Number(runs[at + 1]); count > 0; count -= 1) values.push(Number(runs[at]));
  }
  return values;
}

/** Decodes `[first, count, …]` to ascending integers. */
export function expandRanges(ranges: readonly number[]): number[] {
  const values: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    for (let step = 0; step < Number(ranges[at + 1]); step += 1) values.push(Number(ranges[at]) + step);
  }
  return values;
}

function known(value: number | undefined, perUnit: number): number | undefined {
  return value === undefined || value < 0 ? undefined : value / perUnit;
}
