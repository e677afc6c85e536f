import { findOutages } from '../../../drill/findings/outages';
import { earliestMs, toStallSpans } from '../../../drill/findings/stalls';
import { spellOut } from '../../../drill/findings/ticks';
import type { SimulatedLane } from '../../support/drill/simulated-lane';
import { simulateLane, toStalls } from '../../support/drill/simulated-lane';

function measure(overrides: Partial<SimulatedLane>) {
  const lane: SimulatedLane = {
    name: 'write-pool',
    operation: 'write',
    periodMs: 10,
    durationMs: 6_000,
    ...overrides,
  };
  return findOutages(spellOut(simulateLane(lane)), 10, toStallSpans(toStalls(lane.stalls ?? [])));
}

const trouble = { kind: 'refused', fromMs: 2_003, toMs: 3_003 } as const;

it('takes the silence of a probe that stood still for no outage, but for a time of which nothing is known', () => {
  const { outages, blind } = measure({ stalls: [{ fromMs: 2_001, toMs: 2_501 }] });
  expect(outages).toEqual([]);
  expect(blind).toHaveLength(1);
  expect(blind[0]?.fromMs).toBeLessThanOrEqual(2_001);
  expect(blind[0]?.toMs).toBeGreaterThan(2_501);
});

it.each([
  ['as the outage begins', { fromMs: 1_951, toMs: 2_251 }],
  ['as it ends', { fromMs: 2_851, toMs: 3_151 }],
])('widens the bracket by a stall %s, on both sides of the truth', (_, stall) => {
  const { outages } = measure({ troubles: [trouble], stalls: [stall] });
  expect(outages).toHaveLength(1);
  const [{ low = 0, high = 0, stallMs = 0 } = {}] = outages;
  expect(low).toBeLessThanOrEqual(1_000);
  expect(high).toBeGreaterThanOrEqual(1_000);
  expect(Number(high) - low).toBeGreaterThanOrEqual(300);
  expect(Number(high) - low - stallMs).toBeLessThan(40);
});

it('leaves the bracket alone when a stall lies within the outage', () => {
  const { outages } = measure({ troubles: [trouble], stalls: [{ fromMs: 2_401, toMs: 2_701 }] });
  expect(outages).toEqual([expect.objectContaining({ stallMs: 0 })]);
  const [{ low = 0, high = 0 } = {}] = outages;
  expect(Number(high) - low).toBeLessThan(40);
});

it('dates what was stamped after a stall back to its beginning, and to that of one right before it', () => {
  const stalls = [
    { fromMs: 50, toMs: 70 },
    { fromMs: 100, toMs: 130 },
    { fromMs: 130, toMs: 160 },
  ];
  expect([40, 60, 90, 120, 131, 174, 176].map((atMs) => earliestMs(atMs, stalls))).toEqual([
    40, 50, 90, 100, 100, 100, 176,
  ]);
});
