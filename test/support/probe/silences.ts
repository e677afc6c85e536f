import type { LaneResult, Stall } from '../../../lambda/probe/contract';
import { spellOut } from './spelt-out';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const lengthMs = ({ fromMs, toMs }: Span): number => toMs - fromMs;

/** When a lane's ticks were acknowledged, ascending, counted from the run's zero. */
export function acknowledgementsMs(lane: LaneResult): number[] {
  return spellOut(lane)
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

/** Longer than what lies between two ticks of any lane that writes or reads. */
const SILENCE_MS = 120;
/** How long every lane has to be served between two silences for them to be two outages, with room for an answer. */
const APART_MS = 400;

/** Why silences on the wire cannot be told apart: between two of them was too little service. `wiresMs` are of lanes. */
export function findCrowding(wiresMs: readonly (readonly number[])[]): string | undefined {
  for (const wireMs of wiresMs) {
    const silences = silencesBetween(wireMs, SILENCE_MS);
    for (const [index, { toMs }] of silences.entries()) {
      const servedMs = (silences[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY) - toMs;
      if (servedMs < APART_MS)
        return `the database answered for ${Math.round(servedMs)} ms between two silences`;
    }
  }
  return undefined;
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
