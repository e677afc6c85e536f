import type { Span } from '../report-format/span';
import { LATE_MS, LATE_NEXT_TO_BAD_TICK_MS, USUAL_WAITS } from '../report-format/thresholds';
import { coveredMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

/** A sign that the lane was not served: a tick that was not acknowledged, or a silence in which ticks waited. */
export interface OutageSign {
  /** From when to when the ticks were due that show it. */
  readonly raw: Span;
  /** From when to when the lane was certainly not served: from the start of these ticks, less the stalls of the probe. */
  readonly certain: Span;
  readonly kind: 'bad tick' | 'silence';
}

export interface LaneSigns {
  /** In the order of time. */
  readonly signs: readonly OutageSign[];
  /** Silences that stalls of the probe explain: what happened in them is not known. */
  readonly blind: readonly Span[];
}

/** Finds all signs that a lane was not served. `acknowledgedMs` is ascending. */
export function findOutageSigns(
  ticks: readonly Tick[],
  acknowledgedMs: readonly number[],
  stalls: readonly Span[],
  periodMs: number,
): LaneSigns {
  const served = ticks.filter(isOk);
  const usualMs = median(served.map(waitMs));
  const bad = ticks.filter((tick) => !isOk(tick));
  const silences = findSilences(served, bad, acknowledgedMs, { usualMs, periodMs }).map((silence) => ({
    silence,
    sign: fromSilence(silence, stalls),
  }));
  // Without what stalls explain, it must still be as long as any silence must be.
  const isBlind = ({ silence, sign: { certain } }: (typeof silences)[number]) =>
    certain.toMs - certain.fromMs <= silence.lateMs - usualMs ||
    (!silence.isNextToBadTick && awakeMs(silence, stalls) <= silence.lateMs);
  const certain = silences.filter((each) => !isBlind(each)).map(({ sign }) => sign);
  return {
    signs: [...bad.map(fromBadTick), ...certain].sort((one, other) => one.raw.fromMs - other.raw.fromMs),
    blind: silences
      .filter((each) => isBlind(each) && !each.silence.isNextToBadTick)
      .map(({ silence }) => ({ fromMs: earliestMs(silence.lastMs, stalls), toMs: silence.nextMs })),
  };
}

/** A stretch of time in which the database acknowledged nothing on a lane. A stall, in contrast, is the probe's. */
interface LaneSilence {
  /** The acknowledgements before and after it. */
  readonly lastMs: number;
  readonly nextMs: number;
  /** The first tick that was due in it and acknowledged after it. */
  readonly tick: Tick;
  /** When the lane served again: the next acknowledgement, less the time that an answer usually takes. */
  readonly overMs: number;
  /** Whether a tick was due in it that was not acknowledged. */
  readonly isNextToBadTick: boolean;
  /** How long a tick must have waited for the silence to count. */
  readonly lateMs: number;
}

/** Finds silences in which a tick that was acknowledged in the end waited too long. */
function findSilences(
  served: readonly Tick[],
  bad: readonly Tick[],
  acknowledgedMs: readonly number[],
  { usualMs, periodMs }: { readonly usualMs: number; readonly periodMs: number },
): LaneSilence[] {
  const silences: LaneSilence[] = [];
  const [nextServed, nextBad] = [createCursor(served), createCursor(bad)];
  for (const [index, nextMs] of acknowledgedMs.entries()) {
    const lastMs = acknowledgedMs[index - 1] ?? 0;
    const tick = nextServed(lastMs);
    const isNextToBadTick = (nextBad(lastMs)?.dueMs ?? Number.POSITIVE_INFINITY) < nextMs;
    const lateMs = Math.max(
      isNextToBadTick && periodMs <= LATE_MS ? LATE_NEXT_TO_BAD_TICK_MS : LATE_MS,
      USUAL_WAITS * usualMs,
    );
    if (!tick || nextMs - tick.dueMs <= lateMs) continue;
    silences.push({ lastMs, nextMs, tick, overMs: nextMs - usualMs, isNextToBadTick, lateMs });
  }
  return silences;
}

/** Returns the first tick that was due from a time on; the times must not go back. */
function createCursor(ticks: readonly Tick[]): (fromMs: number) => Tick | undefined {
  let next = 0;
  return (fromMs) => {
    while (next < ticks.length && Number(ticks[next]?.dueMs) < fromMs) next += 1;
    return ticks[next];
  };
}

/** How long the tick waited while the probe itself was not stalled. */
function awakeMs({ tick, nextMs }: LaneSilence, stalls: readonly Span[]): number {
  return nextMs - tick.dueMs - coveredMs({ fromMs: tick.dueMs, toMs: nextMs }, stalls);
}

function fromBadTick({ dueMs, startedMs }: Tick): OutageSign {
  return {
    kind: 'bad tick',
    raw: { fromMs: dueMs, toMs: dueMs },
    certain: { fromMs: startedMs, toMs: startedMs },
  };
}

function fromSilence({ tick, nextMs, overMs }: LaneSilence, stalls: readonly Span[]): OutageSign {
  return {
    kind: 'silence',
    raw: { fromMs: tick.dueMs, toMs: overMs },
    certain: { fromMs: tick.startedMs, toMs: Math.min(overMs, earliestMs(nextMs, stalls)) },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
