import fc from 'fast-check';
import { findOutages } from '../../../drill/findings/outages';
import { toStallSpans } from '../../../drill/findings/stalls';
import { decodeTicks } from '../../../drill/findings/ticks';
import { LATE_MS } from '../../../drill/report-format/thresholds';
import { LATENCY_MS, simulateLane, toStalls } from '../../support/drill/simulated-lane';

/**
 * Longest time from when a tick is due to its answer: the longest answer time, plus 1 ms because a tick may start late.
 */
const ANSWER_MS = LATENCY_MS.most + 1;

const lane = fc.record({
  periodMs: fc.constantFrom(10, 1000 / 19, 200),
  kind: fc.constantFrom('refused' as const, 'silent' as const),
  fromMs: fc.double({ min: 1_000, max: 2_000, noNaN: true }),
  lengthMs: fc.double({ min: 300, max: 3_000, noNaN: true }),
  stalls: fc.array(
    fc.record({
      fromMs: fc.double({ min: 500, max: 6_000, noNaN: true }),
      lengthMs: fc.integer({ min: 15, max: 400 }),
    }),
    { maxLength: 4 },
  ),
  seed: fc.nat(),
});

it('the bracket of an outage contains its true length, even if the probe stalls at any time', () => {
  fc.assert(
    fc.property(lane, ({ periodMs, kind, fromMs, lengthMs, seed, stalls: drawn }) => {
      const stalls = apart(
        drawn.map((stall) => ({ fromMs: stall.fromMs, toMs: stall.fromMs + stall.lengthMs })),
      );
      const truth = { kind, fromMs, toMs: fromMs + lengthMs };
      const result = simulateLane({
        name: 'l',
        operation: 'write',
        periodMs,
        durationMs: 8_000,
        troubles: [truth],
        stalls,
        seed,
      });
      const { outages, blind } = findOutages(decodeTicks(result), periodMs, toStallSpans(toStalls(stalls)));

      const overlapping = outages.filter(
        (outage) => outage.lastServedMs < truth.toMs && (outage.servedAgainMs ?? 8_000) > truth.fromMs,
      );
      const stalledMs = stalls.reduce((sum, stall) => sum + stall.toMs - stall.fromMs, 0);
      if (overlapping.length === 0) {
        // The outage is too short to be noticed, or stalls hide it. If stalls hide it, the lane reports blind time.
        const hiddenMs = lengthMs - (LATE_MS + periodMs + ANSWER_MS);
        expect(hiddenMs).toBeLessThan(stalledMs);
        if (hiddenMs > 0) expect(blind.length).toBeGreaterThan(0);
        return;
      }
      const [outage] = overlapping;
      expect(overlapping).toHaveLength(1);
      expect(outage?.low).toBeLessThanOrEqual(lengthMs + 0.001);
      expect(outage?.high).toBeGreaterThanOrEqual(lengthMs - 0.001);
      expect(outage?.lastServedMs).toBeLessThanOrEqual(truth.fromMs + 0.001);
      expect(outage?.servedAgainMs).toBeGreaterThanOrEqual(truth.toMs - 0.001);
      const widthMs = Number(outage?.high) - Number(outage?.low);
      expect(widthMs - Number(outage?.stallMs)).toBeLessThan(
        2 * periodMs + 4 * ANSWER_MS + 15 * stalls.length,
      );
    }),
    { numRuns: 300 },
  );
});

function apart<S extends { fromMs: number; toMs: number }>(spans: readonly S[]): S[] {
  const kept: S[] = [];
  for (const span of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    if (span.fromMs > (kept.at(-1)?.toMs ?? 0) + 1) kept.push(span);
  }
  return kept;
}
