import type { Lane } from '../../../drill/report-format/lane';
import type { Outage } from '../../../drill/report-format/outage';
import type { Stall } from '../../../lambda/probe/tick-contract';
import type { Span } from './silences';
import { lengthMs, overlapMs, overlaps, silencesBetween, stalledMs } from './silences';

/**
 * Compares a drill's findings on a lane with the answers on the wire, and returns a sentence for each mistake. Each
 * injected silence must be one outage whose bracket contains its length within two periods. There must be no outage
 * without a silence. The tolerance is increased by the duration of stalls and by twice the median latency.
 */
export function findBracketMistakes(
  { name, outages, periodMs, latencyMs }: Lane,
  injected: readonly Span[],
  wireMs: readonly number[],
  stalls: readonly Stall[],
): string[] {
  const silences = silencesBetween(wireMs, 0);
  const wrong = outages.flatMap((outage) => {
    const span = spanOf(outage);
    const [truth] = silences.toSorted((one, other) => overlapMs(span, other) - overlapMs(span, one));
    const truthMs = truth ? lengthMs(truth) : 0;
    const allowedMs = 2 * periodMs + 2 * (latencyMs.p50 ?? 0) + stalledMs(stalls, span);
    const { low, high } = outage;
    const holds = high !== null && low - allowedMs <= truthMs && truthMs <= high + allowedMs;
    const isTight = high !== null && high - low <= 2 * allowedMs;
    return holds && isTight ? [] : [`${name}: ${low} to ${high} ms for ${truthMs} ms`];
  });
  const miscounted = injected.flatMap((silence) => {
    const count = outages.filter((outage) => overlaps(spanOf(outage), silence)).length;
    return count === 1 ? [] : [`${name}: ${count} outages for ${lengthMs(silence)} ms`];
  });
  const joined = outages.flatMap((outage) => {
    const count = injected.filter((silence) => overlaps(spanOf(outage), silence)).length;
    return count < 2 ? [] : [`${name}: one outage for ${count} silences`];
  });
  return [...wrong, ...miscounted, ...joined];
}

function spanOf({ lastServedMs, servedAgainMs }: Outage): Span {
  return { fromMs: lastServedMs, toMs: servedAgainMs ?? Number.POSITIVE_INFINITY };
}
