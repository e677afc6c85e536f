import { lanesOf, placeWorstOutage } from '../../judge/worst-outage';
import { judgedOutages } from '../../report-format/judged-outages';
import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';

/** Room on either side of what is worth seeing, as a part of it and at least. */
const MARGIN_PART = 0.06;
const MARGIN_MS = 250;

/** An outage drawn over less of the figure than this is shown close up as well. */
const SMALL_PART = 0.08;

/** How much of what lies around an outage a close-up shows, in lengths of the outage. */
const SURROUNDINGS = 1.2;

/** The part of a run worth seeing: from the request to the end of all that followed from it. */
export function chooseWindow(run: Run): Span {
  const times = [
    run.requestedMs,
    ...run.moments.map(({ atMs }) => atMs),
    ...run.lanes.flatMap((lane) =>
      judgedOutages(lane).flatMap(({ lastServedMs, servedAgainMs }) => [
        lastServedMs,
        servedAgainMs ?? run.durationMs,
      ]),
    ),
  ].filter((ms) => ms >= 0 && ms <= run.durationMs);
  const [fromMs, toMs] = [Math.min(...times), Math.max(...times)];
  return widen({ fromMs, toMs }, Math.max(MARGIN_MS, MARGIN_PART * (toMs - fromMs)), run.durationMs);
}

/** The longest write outage close up, when the figure shows it too small to be read. */
export function chooseCloseUp(run: Run, shown: Span): Span | undefined {
  const longest = placeWorstOutage(lanesOf(run.lanes, 'write'));
  if (!longest) return undefined;
  const { lastServedMs: fromMs, servedAgainMs: toMs } = longest.outage;
  if (toMs === null || toMs - fromMs > SMALL_PART * (shown.toMs - shown.fromMs)) return undefined;
  return widen({ fromMs, toMs }, SURROUNDINGS * (toMs - fromMs), run.durationMs);
}

function widen({ fromMs, toMs }: Span, byMs: number, endMs: number): Span {
  return { fromMs: Math.max(0, fromMs - byMs), toMs: Math.min(endMs, toMs + byMs) };
}
