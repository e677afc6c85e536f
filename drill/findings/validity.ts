import { judgedOutages } from '../report-format/judged-outages';
import type { Lane } from '../report-format/lane';
import { formatMs } from '../report-format/number-text';
import type { Outage } from '../report-format/outage';
import type { Span } from '../report-format/span';
import { VOID_BRACKET_MS, VOID_BRACKET_PART } from '../report-format/thresholds';
import type { LaneFindings } from './lane';
import { coveredMs } from './spans';

/**
 * Why a run is void: stalls of the probe made the bracket of an outage so wide that it is worth nothing, or could
 * hide an outage. A bracket that is wide for other reasons, as those of slow lanes are, voids nothing.
 */
export function findVoidReasons(found: readonly LaneFindings[], stalls: readonly Span[]): string[] {
  const measured = found.filter(({ lane }) => lane.operation !== 'lag');
  const fromOutages = measured.flatMap(({ lane }) => {
    const worthless = judgedOutages(lane).filter((outage) => isWorthless(outage, allowedWidthMs(lane)));
    const worst = worthless.toSorted((one, other) => other.stallMs - one.stallMs)[0];
    return worst ? [renderWorthless(lane, worst)] : [];
  });
  const hiding = stalls.filter((stall) => measured.some((each) => couldHide(each, stall, stalls)));
  return hiding.length === 0 ? fromOutages : [...fromOutages, renderHiding(hiding)];
}

function allowedWidthMs(lane: Lane): number {
  const longestMs = Math.max(0, ...judgedOutages(lane).map(({ low, high }) => high ?? low));
  return Math.max(VOID_BRACKET_MS, VOID_BRACKET_PART * longestMs);
}

function isWorthless(
  { low, high, stallMs, lastServedMs, failingFromMs }: Outage,
  allowedMs: number,
): boolean {
  // An outage without an end has a lower bound only, and that is uncertain by how it began.
  const widthMs = high === null ? failingFromMs - lastServedMs : high - low;
  const isOwingToStalls = widthMs - stallMs <= allowedMs || stallMs > allowedMs;
  return widthMs > allowedMs && isOwingToStalls;
}

/**
 * Whether nothing is known of the lane during a stall, or a silence that it makes with others, and what that could hide
 * matters beside the lane's longest outage.
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

function renderWorthless({ name }: Lane, { low, high, stallMs }: Outage): string {
  const length =
    high === null ? `from ${formatMs(low)} on` : `between ${formatMs(low)} and ${formatMs(high)}`;
  return `the probe stood still for ${formatMs(stallMs)} at an edge of the outage of ${name}, so all that is known of its length is that it lies ${length}`;
}

function renderHiding(stalls: readonly Span[]): string {
  const longestMs = Math.max(...stalls.map(({ fromMs, toMs }) => toMs - fromMs));
  if (stalls.length === 1)
    return `the probe stood still for ${formatMs(longestMs)}, which could hide an outage`;
  return `the probe stood still ${stalls.length} times, for up to ${formatMs(longestMs)}, which could hide outages`;
}
