import type { LaneResult } from '../../../lambda/probe/contract';
import type { Answer, TickColumns } from '../../../lambda/probe/tick-contract';

/** Tick, decoded as `lambda/probe/contract.ts` describes. Times are milliseconds from the run's zero. */
export interface Tick {
  readonly dueMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly answer: Answer;
  readonly connection: number | undefined;
  readonly staleMs: number | undefined;
}

export function decodeTicks(
  lane: TickColumns & Pick<LaneResult, 'connectionRuns' | 'staleUsByTick'>,
): Tick[] {
  const answers = expand(lane.answerRuns);
  const connections = expand(lane.connectionRuns ?? []);
  return Array.from({ length: lane.ticks }, (_, tick) => {
    const dueMs = lane.offsetMs + tick * lane.periodMs;
    return {
      dueMs,
      startedMs: dueMs + Number(lane.lateUsByTick[tick]) / 1000,
      endedMs: dueMs + Number(lane.endedUsByTick[tick]) / 1000,
      answer: lane.answers[Number(answers[tick])] as Answer,
      connection: connections[tick],
      staleMs: lane.staleUsByTick && Number(lane.staleUsByTick[tick]) / 1000,
    };
  });
}

/** Decodes `[value, count, …]` to a list of values. */
export function expand(runs: readonly number[]): number[] {
  const pairs = Array.from({ length: runs.length / 2 }, (_, index) => runs.slice(2 * index, 2 * index + 2));
  return pairs.flatMap(([value = Number.NaN, count = 0]) => Array<number>(count).fill(value));
}

/** Decodes `[first, count, …]` to ascending integers. */
export function expandRanges(ranges: readonly number[]): number[] {
  const pairs = Array.from({ length: ranges.length / 2 }, (_, index) =>
    ranges.slice(2 * index, 2 * index + 2),
  );
  return pairs.flatMap(([first = 0, count = 0]) =>
    Array.from({ length: count }, (_, index) => first + index),
  );
}
