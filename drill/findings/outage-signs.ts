import type { Span } from '../report-format/span';
import { LATE_MS, LATE_NEXT_TO_BAD_TICK_MS, USUAL_WAITS } from '../report-format/thresholds';
import { coveredMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

/** A sign that the lane was not served: a tick that was not acknowledged, or a silence in which ticks waited. */
export interface OutageSign {
  /** Span from the due time of the first tick that shows the sign to that of the last; a silence extends to its end. */
  readonly raw: Span;
  /** Span in which the lane was certainly not served: from the start of these ticks, without the stalls of the probe. */
  readonly certain: Span;
  readonly kind: 'bad tick' | 'silence';
}

export interface LaneSigns {
  /** In order of time. */
  readonly signs: readonly OutageSign[];
  /** Silences that stalls of the probe explain. The state of the database during them is unknown. */
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
  // A silence counts only if it is still long enough after the stalls are subtracted.
  const isBlind = ({ silence, sign: { certain } }: (typeof silences)[number]) =>
    certain.toMs - certain.fromMs <= silence.lateMs - usualMs ||
    (!silence.isNextToBadTick && waitWithoutStallsMs(silence, stalls) <= silence.lateMs);
  const certain = silences.filter((each) => !isBlind(each)).map(({ sign }) => sign);
  return {
    signs: [...bad.map(fromBadTick), ...certain].sort((one, other) => one.raw.fromMs - other.raw.fromMs),
    blind: silences
      .filter((each) => isBlind(each) && !each.silence.isNextToBadTick)
      .map(({ silence }) => ({ fromMs: earliestMs(silence.lastMs, stalls), toMs: silence.nextMs })),
  };
}

/** Time in which the database acknowledged nothing on a lane. In a stall, in contrast, the probe itself did not run. */
interface LaneSilence {
  /** Times of the acknowledgements before and after the silence. */
  readonly lastMs: number;
  readonly nextMs: number;
  /** First tick that was due during the silence and acknowledged after it. */
  readonly tick: Tick;
  /** When the lane was served again: the next acknowledgement, less the usual time of an answer. */
  readonly overMs: number;
  /** Whether a tick that was due during the silence was not acknowledged. */
  readonly isNextToBadTick: boolean;
  /** Wait of a tick beyond which the silence counts. */
  readonly lateMs: number;
}

/** Finds silences in which a tick waited too long before it was acknowledged. */
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

/** Returns a function that finds the first tick due at or after a time. Successive times must not decrease. */
function createCursor(ticks: readonly Tick[]): (fromMs: number) => Tick | undefined {
  let next = 0;
  return (fromMs) => {
    while (next < ticks.length && Number(ticks[next]?.dueMs) < fromMs) next += 1;
    return ticks[next];
  };
}

/** Returns how long the tick waited, without the stalls of the probe. */
function waitWithoutStallsMs({ tick, nextMs }: LaneSilence, stalls: readonly Span[]): number {
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
