import { findLane } from '../../../drill/findings/lane';
import { decodeTicks } from '../../../drill/findings/ticks';
import type { SimulatedLane, Trouble } from '../../support/drill/simulated-lane';
import { simulateLane } from '../../support/drill/simulated-lane';

function find(troubles: readonly Trouble[], overrides: Partial<SimulatedLane> = {}) {
  const result = simulateLane({
    name: 'write-pool',
    operation: 'write',
    periodMs: 10,
    durationMs: 4_000,
    troubles,
    ...overrides,
  });
  return findLane(result, decodeTicks(result), [], 0).lane;
}

it('counts as unavailable the period of each tick that was refused at once', () => {
  const { unavailableMs, slowMs } = find([
    { kind: 'refused', fromMs: 1_000, toMs: 1_200 },
    { kind: 'refused', fromMs: 2_000, toMs: 2_005 },
  ]);
  expect(unavailableMs).toBeGreaterThanOrEqual(210);
  expect(unavailableMs).toBeLessThan(225);
  expect(slowMs).toBe(0);
});

it('counts the wait of ticks that failed as unavailable, and overlapping waits once', () => {
  const { unavailableMs } = find([{ kind: 'silent', fromMs: 500, toMs: 3_500 }]);
  expect(unavailableMs).toBeGreaterThan(2_990);
  expect(unavailableMs).toBeLessThan(3_020);
});

it('counts a silence as unavailable, and long waits in it as slow, even if every tick was answered', () => {
  const { unavailableMs, slowMs, answers } = find([{ kind: 'silent', fromMs: 1_000, toMs: 1_800 }]);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['ok']);
  expect(unavailableMs).toBeGreaterThan(780);
  expect(unavailableMs).toBeLessThan(820);
  expect(slowMs).toBeGreaterThan(780);
  expect(slowMs).toBeLessThan(820);
});

it('reports the times of answers and of errors separately', () => {
  const { latencyMs, errorMs } = find([{ kind: 'silent', fromMs: 1_000, toMs: 3_500 }]);
  expect(latencyMs.n + errorMs.n).toBe(400);
  expect(latencyMs.max).toBeGreaterThan(1_900);
  expect(errorMs).toMatchObject({ n: 51, p99: null });
  expect(errorMs.p50).toBeGreaterThan(1_999);
});

it('reports each kind of answer with its member, its count and its times', () => {
  const { answers } = find([{ kind: 'read-only', fromMs: 1_000, toMs: 1_500 }], {
    who: (atMs) => ({ member: atMs < 1_500 ? 'lab-1' : 'lab-2', readOnly: false }),
  });
  expect(answers).toEqual([
    expect.objectContaining({ outcome: 'ok', member: 'lab-1', ticks: 100 }),
    expect.objectContaining({
      outcome: 'failed',
      cause: 'read-only',
      code: '25006',
      member: 'lab-1',
      ticks: 50,
    }),
    expect.objectContaining({ outcome: 'ok', member: 'lab-2', ticks: 250 }),
  ]);
  expect(answers[1]?.firstMs).toBeGreaterThan(1_000);
  expect(answers[1]?.lastMs).toBeLessThan(1_500);
});

it('encodes the states of the ticks of a lane as runs', () => {
  const troubles: Trouble[] = [
    { kind: 'refused', fromMs: 1_000, toMs: 1_100 },
    { kind: 'silent', fromMs: 2_000, toMs: 2_300 },
  ];
  const { strip } = find(troubles);
  expect(strip.offsetMs).toBe(0);
  expect(strip.cellMs).toBe(10);
  expect(strip.runs.reduce((sum, { cells }) => sum + cells, 0)).toBe(400);
  expect(strip.runs.map(({ state }) => state)).toEqual(['ok', 'failed', 'ok', 'late', 'ok']);
  expect(strip.runs[1]).toEqual({ state: 'failed', cells: 10 });
});

it('encodes a lane that changes often as cells of several ticks, each with the worst state', () => {
  const durationMs = 60_000;
  const troubles = Array.from({ length: 1_500 }, (_, index): Trouble => {
    return { kind: 'refused', fromMs: index * 40, toMs: index * 40 + 5 };
  });
  const { strip } = find(troubles, { durationMs });
  expect(strip.runs.length).toBeLessThanOrEqual(2_000);
  expect(strip.cellMs).toBe(40);
  expect(strip.runs).toEqual([{ state: 'failed', cells: 1_500 }]);
});

it('counts the reads that missed a write acknowledged before the read started', () => {
  const { staleReads } = find([], {
    operation: 'read',
    staleMs: (atMs) => (atMs > 2_000 && atMs < 2_100 ? 7 : 0),
  });
  expect(staleReads).toEqual({ reads: 400, stale: 10, maxMs: 7 });
  expect(find([]).staleReads).toBeUndefined();
});
