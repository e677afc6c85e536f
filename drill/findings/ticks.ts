import type { Answer, LaneResult } from '../../lambda/probe/contract';

/** One tick of a lane, spelt out. Times are milliseconds from the run's zero. */
export interface Tick {
  readonly index: number;
  readonly dueMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly answer: Answer;
  /** Index into the lane's connections; -1 for a tick that got none, absent where each has its own. */
  readonly connection?: number;
  /** In pools: whether it waited for a connection to be opened. */
  readonly isOpening?: boolean;
  /** In lanes that read, where it is ok. */
  readonly staleMs?: number;
  /** In lag lanes, where the member knows it. */
  readonly lagBytes?: number;
}

/** Reads a lane's columns as `lambda/probe/contract.ts` defines them. @throws Error if they do not fit each other */
export function spellOut(lane: LaneResult): Tick[] {
  const answers = expand(lane.answerRuns);
  const connections = lane.connectionRuns && expand(lane.connectionRuns);
  for (const column of [answers, lane.lateUsByTick, lane.endedUsByTick, connections]) {
    if (column && column.length !== lane.ticks) {
      throw new Error(`lane ${lane.name} has ${lane.ticks} ticks and a column of ${column.length}`);
    }
  }
  return answers.map((answerIndex, index) => {
    const dueMs = lane.offsetMs + index * lane.periodMs;
    const startedMs = dueMs + Number(lane.lateUsByTick[index]) / 1000;
    const answer = lane.answers[answerIndex];
    const connection = connections?.[index];
    if (!answer) throw new Error(`lane ${lane.name} has no answer ${answerIndex}`);
    return {
      index,
      dueMs,
      startedMs,
      endedMs: dueMs + Number(lane.endedUsByTick[index]) / 1000,
      answer,
      connection,
      isOpening: connection === undefined ? undefined : isOpening(connection, startedMs, lane),
      staleMs: known(lane.staleUsByTick?.[index], 1000),
      lagBytes: known(lane.lagBytesByTick?.[index], 1),
    };
  });
}

/** A tick without a connection waited for one in vain. */
function isOpening(connection: number, startedMs: number, { connections }: LaneResult): boolean {
  return connection < 0 || Number(connections?.[connection]?.openedUs) > startedMs * 1000;
}

/** Whether the tick got what it asked for. */
export function isOk({ answer }: Tick): boolean {
  return answer.outcome === 'ok';
}

/** How long the tick's answer took, counted from when it was due: waiting to be started is waiting too. */
export function waitMs({ dueMs, endedMs }: Tick): number {
  return endedMs - dueMs;
}

/** `[value, count, …]` as one value after another. */
export function expand(runs: readonly number[]): number[] {
  const values: number[] = [];
  for (let at = 0; at + 1 < runs.length; at += 2) {
    for (let count = Number(runs[at + 1]); count > 0; count -= 1) values.push(Number(runs[at]));
  }
  return values;
}

/** `[first, count, …]` as ascending integers. */
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
