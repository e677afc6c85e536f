import { findOutages } from '../../../drill/findings/outages';
import { earliestMs, toStallSpans } from '../../../drill/findings/stalls';
import { decodeTicks } from '../../../drill/findings/ticks';
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
  return findOutages(decodeTicks(simulateLane(lane)), 10, toStallSpans(toStalls(lane.stalls ?? [])));
}

const trouble = { kind: 'refused', fromMs: 2_003, toMs: 3_003 } as const;

it('reports a silence during a stall of the probe as blind time, not as an outage', () => {
  const { outages, blind } = measure({ stalls: [{ fromMs: 2_001, toMs: 2_501 }] });
  expect(outages).toEqual([]);
  expect(blind).toHaveLength(1);
  expect(blind[0]?.fromMs).toBeLessThanOrEqual(2_001);
  expect(blind[0]?.toMs).toBeGreaterThan(2_501);
});

it('reports a silence during a stall as blind time, even if the answer comes some time after the stall', () => {
  const troubles = [{ kind: 'silent', fromMs: 2_000, toMs: 2_580 }] as const;
  const { outages, blind } = measure({ troubles, stalls: [{ fromMs: 2_001, toMs: 2_501 }] });
  expect(outages).toEqual([]);
  expect(blind).toHaveLength(1);
});

it('does not report a silence as an outage if several stalls together explain it', () => {
  const stalls = [0, 1, 2, 3].map((index) => ({ fromMs: 2_001 + index * 80, toMs: 2_071 + index * 80 }));
  const troubles = [{ kind: 'silent', fromMs: 2_000, toMs: 2_330 }] as const;
  expect(measure({ troubles, stalls }).outages).toEqual([]);
});

it('finds an outage with a stall in it, if the wait without the stall is long enough', () => {
  const troubles = [{ kind: 'silent', fromMs: 2_000, toMs: 2_400 }] as const;
  const { outages } = measure({ troubles, stalls: [{ fromMs: 2_101, toMs: 2_151 }] });
  expect(outages).toHaveLength(1);
  expect(outages[0]?.high).toBeGreaterThanOrEqual(400);
});

it.each([
  ['at the start of the outage', { fromMs: 1_951, toMs: 2_251 }],
  ['at the end of the outage', { fromMs: 2_851, toMs: 3_151 }],
])('widens the bracket because of a stall %s, so that the bracket contains the true length', (_, stall) => {
  const { outages } = measure({ troubles: [trouble], stalls: [stall] });
  expect(outages).toHaveLength(1);
  const [{ low = 0, high = 0, stallMs = 0 } = {}] = outages;
  expect(low).toBeLessThanOrEqual(1_000);
  expect(high).toBeGreaterThanOrEqual(1_000);
  expect(Number(high) - low).toBeGreaterThanOrEqual(300);
  expect(Number(high) - low - stallMs).toBeLessThan(40);
});

it('a stall within an outage does not widen its bracket', () => {
  const { outages } = measure({ troubles: [trouble], stalls: [{ fromMs: 2_401, toMs: 2_701 }] });
  expect(outages).toEqual([expect.objectContaining({ stallMs: 0 })]);
  const [{ low = 0, high = 0 } = {}] = outages;
  expect(Number(high) - low).toBeLessThan(40);
});

it('dates an event back to the start of the previous of two stalls, if both may have delayed the event', () => {
  const stalls = [
    { fromMs: 50, toMs: 70 },
    { fromMs: 78, toMs: 130 },
  ];
  expect([80, 84, 86, 140].map((atMs) => earliestMs(atMs, stalls))).toEqual([50, 50, 78, 78]);
});

it('dates an event right after a stall back to the start of that stall', () => {
  const stalls = [
    { fromMs: 50, toMs: 70 },
    { fromMs: 100, toMs: 130 },
    { fromMs: 130, toMs: 160 },
  ];
  expect([40, 60, 90, 120, 131, 174, 176].map((atMs) => earliestMs(atMs, stalls))).toEqual([
    40, 50, 90, 100, 100, 100, 176,
  ]);
});
