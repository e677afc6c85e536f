import { judgedOutages } from '../report-format/judged-outages';
import type { Lane } from '../report-format/lane';
import { formatMs } from '../report-format/number-text';
import type { Outage } from '../report-format/outage';
import type { Span } from '../report-format/span';
import { VOID_BRACKET_MS, VOID_BRACKET_PART } from '../report-format/thresholds';
import type { LaneFindings } from './lane';
import { coveredMs } from './spans';

/**
 * Finds the reasons why a run is void: stalls of the probe made the bracket of an outage too wide, or could hide an
 * outage. A bracket that is wide for another reason, such as a slow lane, does not make the run void.
 */
export function findVoidReasons(found: readonly LaneFindings[], stalls: readonly Span[]): string[] {
  const measured = found.filter(({ lane }) => lane.operation !== 'lag');
  const fromOutages = measured.flatMap(({ lane }) => {
    const tooWide = judgedOutages(lane).filter((outage) => isTooWide(outage, allowedWidthMs(lane)));
    const worst = tooWide.toSorted((one, other) => other.stallMs - one.stallMs)[0];
    return worst ? [renderTooWide(lane, worst)] : [];
  });
  const hiding = stalls.filter((stall) => measured.some((each) => couldHide(each, stall, stalls)));
  return hiding.length === 0 ? fromOutages : [...fromOutages, renderHiding(hiding)];
}

function allowedWidthMs(lane: Lane): number {
  const longestMs = Math.max(0, ...judgedOutages(lane).map(({ low, high }) => high ?? low));
  return Math.max(VOID_BRACKET_MS, VOID_BRACKET_PART * longestMs);
}

/** Whether an outage's bracket is wider than allowed because of stalls. */
function isTooWide({ low, high, stallMs, lastServedMs, failingFromMs }: Outage, allowedMs: number): boolean {
  // An outage that has not ended has only a lower bound. Its length is as uncertain as its start.
  const widthMs = high === null ? failingFromMs - lastServedMs : high - low;
  const isDueToStalls = widthMs - stallMs <= allowedMs || stallMs > allowedMs;
  return widthMs > allowedMs && isDueToStalls;
}

/**
 * Whether a stall, or a silence that it causes together with other stalls, could hide an outage of the lane that is
 * longer than the allowed width. A stall within a known outage hides nothing.
 */
function couldHide({ lane, blind }: LaneFindings, stall: Span, stalls: readonly Span[]): boolean {
  const allowedMs = allowedWidthMs(lane);
  const silence = blind.find((span) => coveredMs(stall, [span]) > 0) ?? stall;
  return [stall, silence].some((span) => coveredMs(span, stalls) > allowedMs && !isWithinOutage(lane, span));
}

function isWithinOutage({ outages }: Lane, { fromMs, toMs }: Span): boolean {
  return outages.some(
    ({ lastServedMs, servedAgainMs }) =>
      fromMs >= lastServedMs && toMs <= (servedAgainMs ?? Number.POSITIVE_INFINITY),
  );
}

function renderTooWide({ name }: Lane, { low, high, stallMs }: Outage): string {
  const length = high === null ? `at least ${formatMs(low)}` : `${formatMs(low)} to ${formatMs(high)}`;
  return `the probe was stalled for ${formatMs(stallMs)} at the start or end of the outage of ${name}, so its length is uncertain: ${length}`;
}

function renderHiding(stalls: readonly Span[]): string {
  const longestMs = Math.max(...stalls.map(({ fromMs, toMs }) => toMs - fromMs));
  if (stalls.length === 1)
    return `the probe was stalled for ${formatMs(longestMs)}, which could hide an outage`;
  return `the probe was stalled ${stalls.length} times, for up to ${formatMs(longestMs)}, which could hide outages`;
}
