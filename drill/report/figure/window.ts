import { lanesOf, placeWorstOutage } from '../../judge/worst-outage';
import { judgedOutages } from '../../report-format/judged-outages';
import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';

/** Margin on either side of the shown part: a fraction of its length, and a minimum. */
const MARGIN_PART = 0.06;
const MARGIN_MS = 250;

/** An outage that takes up a smaller fraction of the figure gets a close-up. */
const SMALL_PART = 0.08;

/** Margin on either side of the outage in a close-up, in lengths of the outage. */
const SURROUNDINGS = 1.2;

/**
 * Chooses the part of a run that the figure shows: from the request to the last moment or end of an outage. An outage of a
 * client that has not ended does not extend it: with a client that never recovers, the figure of every run would extend to
 * the end of the run, and the rest would be small.
 */
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
    ...run.clients.flatMap((client) =>
      client.state === 'not-opened'
        ? []
        : judgedOutages(client).flatMap(({ lastServedMs, servedAgainMs }) =>
            servedAgainMs === null ? [] : [lastServedMs, servedAgainMs],
          ),
    ),
  ].filter((ms) => ms >= 0 && ms <= run.durationMs);
  const [fromMs, toMs] = [Math.min(...times), Math.max(...times)];
  return widen({ fromMs, toMs }, Math.max(MARGIN_MS, MARGIN_PART * (toMs - fromMs)), run.durationMs);
}

/** Chooses the span of a close-up of the longest write outage; undefined if the figure shows the outage large enough. */
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
