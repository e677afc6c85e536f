import type { Span } from '../report-format/span';
import { LATE_MS, LATE_NEXT_TO_BAD_TICK_MS } from '../report-format/thresholds';
import type { AnswerTimes } from './answer-times';
import { coveredMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';

/**
 * A time in which the database acknowledged nothing on a lane. In a stall, by contrast, the probe itself does not run.
 */
export interface LaneSilence {
  /** Times of the acknowledgements before and after the silence. */
  readonly lastMs: number;
  readonly nextMs: number;
  /** The first tick that was due in the silence and acknowledged after it. */
  readonly tick: Tick;
  /** The tick whose acknowledgement ended the silence. */
  readonly ending: Tick;
  /** Whether a tick that was not acknowledged was due in the silence. */
  readonly isNextToBadTick: boolean;
  /** How long a tick must have waited for the silence to count. */
  readonly lateMs: number;
}

interface LaneTicks {
  readonly served: readonly Tick[];
  readonly bad: readonly Tick[];
  readonly acknowledgedMs: readonly number[];
}

/** Finds silences in which a tick that was acknowledged in the end waited too long. */
export function findSilences(
  { served, bad, acknowledgedMs }: LaneTicks,
  { longestMs }: AnswerTimes,
  stalls: readonly Span[],
  periodMs: number,
): LaneSilence[] {
  const silences: LaneSilence[] = [];
  const endings = new Map(served.map((tick) => [tick.endedMs, tick]));
  const [nextServed, nextBad] = [createCursor(served), createCursor(bad)];
  for (const [index, nextMs] of acknowledgedMs.entries()) {
    const lastMs = acknowledgedMs[index - 1] ?? 0;
    const tick = nextServed({ dueFromMs: earliestMs(lastMs, stalls), endedFromMs: nextMs });
    const isNextToBadTick = (nextBad({ dueFromMs: lastMs })?.dueMs ?? Number.POSITIVE_INFINITY) < nextMs;
    const leastMs = isNextToBadTick && periodMs <= LATE_MS ? LATE_NEXT_TO_BAD_TICK_MS : LATE_MS;
    if (!tick || nextMs - tick.dueMs <= leastMs) continue;
    const ending = endings.get(nextMs) ?? tick;
    const lateMs = Math.max(leastMs, longestMs(tick), longestMs(ending));
    if (nextMs - tick.dueMs <= lateMs) continue;
    silences.push({ lastMs, nextMs, tick, ending, isNextToBadTick, lateMs });
  }
  return silences;
}

interface CursorTimes {
  readonly dueFromMs: number;
  readonly endedFromMs?: number;
}

/**
 * Returns the first tick that was due at `dueFromMs` or later and ended at `endedFromMs` or later. Both times must not
 * decrease between calls.
 */
function createCursor(ticks: readonly Tick[]): (times: CursorTimes) => Tick | undefined {
  let next = 0;
  return ({ dueFromMs, endedFromMs = dueFromMs }) => {
    const isBefore = ({ dueMs, endedMs }: Tick) => dueMs < dueFromMs || endedMs < endedFromMs;
    for (let tick = ticks[next]; tick && isBefore(tick); tick = ticks[next]) next += 1;
    return ticks[next];
  };
}

/** Whether a silence counts only because the probe itself was stalled: without the stalls it would be too short. */
export function isBlind({ tick, nextMs, lateMs }: LaneSilence, stalls: readonly Span[]): boolean {
  const awakeMs = nextMs - tick.dueMs - coveredMs({ fromMs: tick.dueMs, toMs: nextMs }, stalls);
  return Math.min(awakeMs, earliestMs(nextMs, stalls) - tick.startedMs) <= lateMs;
}
