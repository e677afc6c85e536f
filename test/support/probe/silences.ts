import type { LaneResult, Stall } from '../../../lambda/probe/contract';
import { decodeTicks } from './spelt-out';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const lengthMs = ({ fromMs, toMs }: Span): number => toMs - fromMs;

/** When a lane's ticks were acknowledged, ascending, counted from the run's zero. */
export function acknowledgementsMs(lane: LaneResult): number[] {
  return decodeTicks(lane)
    .filter(({ answer }) => answer.outcome === 'ok')
    .map(({ endedMs }) => endedMs)
    .sort((one, other) => one - other);
}

/** The times between neighbours that are longer than `longerThanMs`. */
export function silencesBetween(timesMs: readonly number[], longerThanMs: number): Span[] {
  return timesMs
    .slice(1)
    .map((toMs, index) => ({ fromMs: Number(timesMs[index]), toMs }))
    .filter((span) => lengthMs(span) > longerThanMs);
}

export function overlaps(one: Span, other: Span): boolean {
  return overlapMs(one, other) > 0;
}

/** Negative when there is time between them. */
export function overlapMs(one: Span, other: Span): number {
  return Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs);
}

/** How long the probe itself stood still in a span or at its ends: what is stamped right after a stall is late. */
export function stalledMs(stalls: readonly Stall[], { fromMs, toMs }: Span): number {
  const justAfterMs = 5;
  const wide = { fromMs: fromMs - justAfterMs, toMs };
  return stalls
    .map((stall) => ({ fromMs: stall.fromUs / 1000, toMs: stall.toUs / 1000 }))
    .filter((stall) => overlaps(stall, wide))
    .reduce((sum, stall) => sum + lengthMs(stall), 0);
}
