import type { Span } from './spans';
import { coveredMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

/** A tick that got its answer waited too long for it if it waited longer than this. */
export const LATE_MS = 125;

/**
 * Beside a tick that was not served at all, a shorter wait tells as well that nobody was; unless ticks are so far apart
 * that the one has little to do with the other.
 */
const LATE_BESIDE_BAD_MS = 25;

/** In a lane whose answers always take long, as on a busy machine, no wait is late that is not longer than so many. */
const USUAL_WAITS = 2;

/** A sign that the lane was not served: a tick that was not, or a silence in which ticks waited. */
export interface Evidence {
  /** From when to when ticks were due that showed it. */
  readonly raw: Span;
  /** From when to when it certainly was so: from when they were started, less what a stall of the probe explains. */
  readonly certain: Span;
  readonly kind: 'bad tick' | 'silence';
}

export interface LaneEvidence {
  /** In the order of time. */
  readonly evidence: readonly Evidence[];
  /** Silences that were the probe's own: what happened in them is not known. */
  readonly blind: readonly Span[];
}

/** Finds all signs that a lane was not served. `acknowledgedMs` is ascending. */
export function findEvidence(
  ticks: readonly Tick[],
  acknowledgedMs: readonly number[],
  stalls: readonly Span[],
  periodMs: number,
): LaneEvidence {
  const served = ticks.filter(isOk);
  const usualMs = median(served.map(waitMs));
  const bad = ticks.filter((tick) => !isOk(tick));
  const silences = findSilences(served, bad, acknowledgedMs, { usualMs, periodMs }).map((silence) => ({
    silence,
    evidence: fromSilence(silence, stalls),
  }));
  // Less what stalls explain, it has to be as long as any silence has to be.
  const isBlind = ({ silence, evidence: { certain } }: (typeof silences)[number]) =>
    certain.toMs - certain.fromMs <= silence.lateMs - usualMs ||
    (!silence.isBesideBad && awakeMs(silence, stalls) <= silence.lateMs);
  const certain = silences.filter((each) => !isBlind(each)).map(({ evidence }) => evidence);
  return {
    evidence: [...bad.map(fromBadTick), ...certain].sort((one, other) => one.raw.fromMs - other.raw.fromMs),
    blind: silences
      .filter((each) => isBlind(each) && !each.silence.isBesideBad)
      .map(({ silence }) => ({ fromMs: earliestMs(silence.lastMs, stalls), toMs: silence.nextMs })),
  };
}

interface Silence {
  /** The acknowledgements that it lies between. */
  readonly lastMs: number;
  readonly nextMs: number;
  /** The first tick that waited through it and was acknowledged after it. */
  readonly tick: Tick;
  /** When it was over for whoever asked then: the next acknowledgement, less the time that one usually takes. */
  readonly overMs: number;
  /** Whether a tick was due in it that was not served. */
  readonly isBesideBad: boolean;
  /** How long a tick has to have waited for it to count. */
  readonly lateMs: number;
}

/** Stretches without any acknowledgement in which a tick that got one waited too long for it. */
function findSilences(
  served: readonly Tick[],
  bad: readonly Tick[],
  acknowledgedMs: readonly number[],
  { usualMs, periodMs }: { readonly usualMs: number; readonly periodMs: number },
): Silence[] {
  const silences: Silence[] = [];
  const [nextServed, nextBad] = [createCursor(served), createCursor(bad)];
  for (const [index, nextMs] of acknowledgedMs.entries()) {
    const lastMs = acknowledgedMs[index - 1] ?? 0;
    const tick = nextServed(lastMs);
    const isBesideBad = (nextBad(lastMs)?.dueMs ?? Number.POSITIVE_INFINITY) < nextMs;
    const lateMs = Math.max(
      isBesideBad && periodMs <= LATE_MS ? LATE_BESIDE_BAD_MS : LATE_MS,
      USUAL_WAITS * usualMs,
    );
    if (!tick || nextMs - tick.dueMs <= lateMs) continue;
    silences.push({ lastMs, nextMs, tick, overMs: nextMs - usualMs, isBesideBad, lateMs });
  }
  return silences;
}

/** Gives the first tick that was due from a time on; the times must not go back. */
function createCursor(ticks: readonly Tick[]): (fromMs: number) => Tick | undefined {
  let next = 0;
  return (fromMs) => {
    while (next < ticks.length && Number(ticks[next]?.dueMs) < fromMs) next += 1;
    return ticks[next];
  };
}

/** How long the tick waited while the probe was there to take its answer, and to go on with what leads to it. */
function awakeMs({ tick, nextMs }: Silence, stalls: readonly Span[]): number {
  return nextMs - tick.dueMs - coveredMs({ fromMs: tick.dueMs, toMs: nextMs }, stalls);
}

function fromBadTick({ dueMs, startedMs }: Tick): Evidence {
  return {
    kind: 'bad tick',
    raw: { fromMs: dueMs, toMs: dueMs },
    certain: { fromMs: startedMs, toMs: startedMs },
  };
}

function fromSilence({ tick, nextMs, overMs }: Silence, stalls: readonly Span[]): Evidence {
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
