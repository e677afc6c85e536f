import type { LaneResult } from '../../../lambda/probe/contract';
import type { Stall } from '../../../lambda/probe/tick-contract';
import { decodeTicks } from './decode-ticks';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const lengthMs = ({ fromMs, toMs }: Span): number => toMs - fromMs;

/** Returns the times at which a lane's ticks were acknowledged, ascending, counted from the run's zero. */
export function acknowledgementsMs(lane: LaneResult): number[] {
  return decodeTicks(lane)
    .filter(({ answer }) => answer.outcome === 'ok')
    .map(({ endedMs }) => endedMs)
    .sort((one, other) => one - other);
}

/** Returns the gaps between successive times that are longer than `longerThanMs`. */
export function silencesBetween(timesMs: readonly number[], longerThanMs: number): Span[] {
  return timesMs
    .slice(1)
    .map((toMs, index) => ({ fromMs: Number(timesMs[index]), toMs }))
    .filter((span) => lengthMs(span) > longerThanMs);
}

/** Longer than the time between two ticks of any write or read lane. */
const SILENCE_MS = 120;
/** Time that lanes must be served between two silences so that they are two outages, with room for an answer. */
const APART_MS = 400;

/**
 * Returns why two injected silences cannot be distinguished: a lane was served for too short a time between them. After a
 * silence the answers of the waiting ticks arrive in a burst, which may have gaps. `wiresMs` has one entry per lane.
 */
export function findCloseSilences(
  injected: readonly Span[],
  wiresMs: readonly (readonly number[])[],
): string | undefined {
  for (const wireMs of wiresMs) {
    const silences = silencesBetween(wireMs, SILENCE_MS);
    for (const next of injected.slice(1)) {
      const fromMs = silences.find((silence) => overlaps(silence, next))?.fromMs ?? next.fromMs;
      const earlier = silences.filter((silence) => silence.toMs <= fromMs);
      const servedMs = fromMs - Math.max(0, ...earlier.map(({ toMs }) => toMs));
      if (servedMs < APART_MS)
        return `the database answered for ${Math.round(servedMs)} ms between two silences`;
    }
  }
  return undefined;
}

export function overlaps(one: Span, other: Span): boolean {
  return overlapMs(one, other) > 0;
}

/** Returns the length of the overlap; negative if there is time between the two. */
export function overlapMs(one: Span, other: Span): number {
  return Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs);
}

/** Returns how long the probe was stalled in a span or at its ends: events right after a stall are recorded late. */
export function stalledMs(stalls: readonly Stall[], { fromMs, toMs }: Span): number {
  const justAfterMs = 5;
  const wide = { fromMs: fromMs - justAfterMs, toMs };
  return stalls
    .map((stall) => ({ fromMs: stall.fromUs / 1000, toMs: stall.toUs / 1000 }))
    .filter((stall) => overlaps(stall, wide))
    .reduce((sum, stall) => sum + lengthMs(stall), 0);
}
