import type { Span } from '../report-format/span';
import type { AnswerTimes } from './answer-times';
import { findAnswerTimes } from './answer-times';
import type { LaneSilence } from './lane-silences';
import { findSilences, isBlind } from './lane-silences';
import { mergeSpans } from './spans';
import { earliestMs, overdueMs, underWaySinceMs } from './stalls';
import type { Tick } from './ticks';
import { isOk } from './ticks';

/** A sign that the lane was not served: a tick that was not acknowledged, or a silence in which ticks waited. */
export interface OutageSign {
  /**
   * For a tick that was not acknowledged: its due time, as both ends. For a silence: from the due time of the first tick that
   * waited to the end of the silence minus the median wait.
   */
  readonly raw: Span;
  /** Span in which the outage certainly lasted: the outage had begun before the span, and ended after it. */
  readonly certain: Span;
  /**
   * When the probe saw the sign. Only ticks that start later can prove, if acknowledged, that the lane was served
   * again.
   */
  readonly seenMs: number;
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
  const times = findAnswerTimes(ticks);
  const served = ticks.filter(isOk);
  const bad = ticks.filter((tick) => !isOk(tick));
  const silences = findSilences({ served, bad, acknowledgedMs }, times, stalls, periodMs);
  const blind = silences.filter((silence) => isBlind(silence, stalls));
  const certain = silences.filter((silence) => !blind.includes(silence));
  return {
    signs: [
      ...findBadTicks(ticks, times, stalls),
      ...certain.map((silence) => fromSilence(silence, times, stalls)),
    ].sort((one, other) => one.raw.fromMs - other.raw.fromMs),
    blind: mergeSpans(
      blind
        .filter(({ isNextToBadTick }) => !isNextToBadTick)
        .map(({ lastMs, nextMs }) => ({ fromMs: earliestMs(lastMs, stalls), toMs: nextMs })),
    ),
  };
}

/**
 * Returns the signs of the ticks that were not acknowledged. The outage had begun when such a tick ended, or when
 * its answer was overdue, whichever came first. (A tick that timed out ended long after it was overdue.) A tick may first
 * wait for a connection that earlier ticks use, so its wait counts from the latest answer to an earlier tick.
 */
function findBadTicks(
  ticks: readonly Tick[],
  { longestMs }: AnswerTimes,
  stalls: readonly Span[],
): OutageSign[] {
  let answeredMs = 0;
  return ticks.flatMap((tick): OutageSign[] => {
    const { dueMs, startedMs, endedMs } = tick;
    if (isOk(tick)) {
      answeredMs = Math.max(answeredMs, endedMs);
      return [];
    }
    const begunMs = Math.min(endedMs, overdueMs(Math.max(startedMs, answeredMs), longestMs(tick), stalls));
    const certain = { fromMs: begunMs, toMs: earliestMs(startedMs, stalls) };
    return [{ kind: 'bad tick', raw: { fromMs: dueMs, toMs: dueMs }, certain, seenMs: begunMs }];
  });
}

function fromSilence(
  { tick, ending, nextMs }: LaneSilence,
  { usualMs, longestMs }: AnswerTimes,
  stalls: readonly Span[],
): OutageSign {
  return {
    kind: 'silence',
    raw: { fromMs: tick.dueMs, toMs: nextMs - usualMs },
    certain: {
      fromMs: overdueMs(tick.startedMs, longestMs(tick), stalls),
      toMs: underWaySinceMs(nextMs, longestMs(ending), stalls),
    },
    seenMs: nextMs,
  };
}
