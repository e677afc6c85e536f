import { findOutages } from '../../../drill/findings/outages';
import { toStallSpans } from '../../../drill/findings/stalls';
import { decodeTicks } from '../../../drill/findings/ticks';
import type { SimulatedLane, Trouble } from '../../support/drill/simulated-lane';
import { simulateLane, toStalls } from '../../support/drill/simulated-lane';

const lane = { name: 'write-pool', operation: 'write', periodMs: 10, durationMs: 6_000 } as const;

function measure(overrides: Partial<SimulatedLane>) {
  const simulated: SimulatedLane = { ...lane, ...overrides };
  const ticks = decodeTicks(simulateLane(simulated));
  return findOutages(ticks, simulated.periodMs, toStallSpans(toStalls(simulated.stalls ?? [])));
}

const silence = (fromMs: number, lengthMs: number): Trouble => ({
  kind: 'silent',
  fromMs,
  toMs: fromMs + lengthMs,
});
const refusal = (fromMs: number, lengthMs: number): Trouble => ({
  kind: 'refused',
  fromMs,
  toMs: fromMs + lengthMs,
});

it.each([
  ['errors', refusal(2_003, 1_000)],
  ['silence without any error', silence(2_003, 1_000)],
  ['silence beyond the deadlines', silence(2_003, 2_500)],
])('measures an outage by %s to within two periods', (_, trouble) => {
  const { outages } = measure({ troubles: [trouble] });
  const lengthMs = trouble.toMs - trouble.fromMs;
  expect(outages).toHaveLength(1);
  const [{ low = 0, high = 0, ended } = {}] = outages;
  expect(ended).toBe(true);
  expect(low).toBeGreaterThan(lengthMs - 20);
  expect(low).toBeLessThanOrEqual(lengthMs);
  expect(high).toBeGreaterThanOrEqual(lengthMs);
  expect(high).toBeLessThan(lengthMs + 25);
});

it('measures five silences of 200 ms as five outages, also in lanes with new connections', () => {
  const troubles = [0, 1, 2, 3, 4].map((index) => silence(1_007 + index * 500, 200));
  for (const periodMs of [10, 1000 / 19]) {
    const { outages } = measure({ troubles, periodMs });
    expect(outages.map(({ high }) => Math.round((high ?? 0) / (2 * periodMs + 10)))).toHaveLength(5);
    for (const { low, high } of outages) {
      expect(low).toBeGreaterThan(200 - 2 * periodMs);
      expect(high).toBeLessThan(200 + 2 * periodMs + 5);
    }
  }
});

it('merges signs with less than 250 ms between them into one outage', () => {
  const { outages } = measure({ troubles: [refusal(2_000, 300), refusal(2_500, 300)] });
  expect(outages).toHaveLength(1);
  expect(outages[0]).toMatchObject({ failingFromMs: 2_000, failingToMs: 2_790, badTicks: 60 });
});

it('reports only a lower bound for an outage that has not ended', () => {
  const { outages } = measure({ troubles: [refusal(4_000, 10_000)] });
  expect(outages).toEqual([expect.objectContaining({ high: null, ended: false, servedAgainMs: null })]);
  expect(outages[0]?.low).toBeGreaterThan(1_985);
  expect(outages[0]?.low).toBeLessThan(2_000);
});

it('does not report an outage as ended if the lane was served too short a time after it', () => {
  const { outages } = measure({ troubles: [refusal(5_000, 900)] });
  expect(outages).toEqual([expect.objectContaining({ high: null, ended: false })]);
  expect(outages[0]?.low).toBeGreaterThan(885);
});

it.each([
  ['before the end of the run', silence(5_760, 200)],
  ['after the last tick of the run', silence(5_900, 400)],
])('measures late answers that arrive %s as an outage that has ended', (_, trouble) => {
  const lengthMs = trouble.toMs - trouble.fromMs;
  for (const periodMs of [10, 1000 / 19]) {
    const { outages } = measure({ troubles: [trouble], periodMs });
    expect(outages).toEqual([expect.objectContaining({ ended: true, badTicks: 0 })]);
    expect(outages[0]?.high).toBeGreaterThanOrEqual(lengthMs);
    expect(outages[0]?.high).toBeLessThan(lengthMs + 2 * periodMs + 5);
  }
});

it('does not report late answers at the end of the run as ended if a request failed right before them', () => {
  const { outages } = measure({ troubles: [refusal(5_600, 20), silence(5_720, 200)] });
  expect(outages).toEqual([expect.objectContaining({ high: null, ended: false, failingFromMs: 5_600 })]);
});

it('measures an outage from the start of the run if nothing was acknowledged before the outage', () => {
  const { outages } = measure({ troubles: [refusal(0, 500)] });
  expect(outages).toEqual([expect.objectContaining({ lastServedMs: 0, failingFromMs: 0, badTicks: 50 })]);
});

it('finds an outage of a single failed tick, with a lower bound of zero', () => {
  const { outages } = measure({ troubles: [refusal(2_000, 5)] });
  expect(outages).toEqual([expect.objectContaining({ low: 0, badTicks: 1, ended: true })]);
  expect(outages[0]?.high).toBeLessThan(30);
});

it('finds no outage if every tick is served', () => {
  expect(measure({})).toEqual({ outages: [], blind: [], silences: [] });
});

it('measures an outage on a lane of one tick a second to within its period', () => {
  const { outages } = measure({ periodMs: 1_000, durationMs: 20_000, troubles: [refusal(5_500, 4_000)] });
  expect(outages).toEqual([expect.objectContaining({ badTicks: 4, ended: true })]);
  expect(outages[0]?.low).toBeGreaterThan(2_990);
  expect(outages[0]?.high).toBeGreaterThan(4_000);
  expect(outages[0]?.high).toBeLessThan(6_010);
});

it('counts a short wait as a sign of an outage only next to failed ticks', () => {
  const troubles: Trouble[] = [refusal(2_000, 50), silence(2_050, 100)];
  const { outages } = measure({ troubles });
  expect(outages).toHaveLength(1);
  expect(outages[0]?.low).toBeGreaterThan(135);
  expect(outages[0]?.low).toBeLessThanOrEqual(155);
  expect(measure({ troubles: [silence(2_050, 100)] }).outages).toEqual([]);
});

it('does not count a slow answer as part of an outage if ticks are far apart', () => {
  const troubles: Trouble[] = [refusal(1_990, 20), silence(2_190, 70)];
  const { outages } = measure({ periodMs: 200, troubles });
  expect(outages).toEqual([expect.objectContaining({ low: 0, badTicks: 1, ended: true })]);
});

describe('a lane whose answers usually take 200 ms, as over new connections on a busy machine,', () => {
  const slow = { periodMs: 1000 / 19, latencyMs: { least: 130, most: 270 } };

  it('has no outage', () => {
    expect(measure(slow)).toEqual({ outages: [], blind: [], silences: [] });
  });

  it.each([silence(2_003, 1_000), refusal(2_003, 1_000)])(
    'has one outage of a second if it is $kind for a second, to within two periods and the time of four answers',
    (trouble) => {
      const { outages } = measure({ ...slow, troubles: [trouble] });
      expect(outages).toHaveLength(1);
      const [low, high] = [Number(outages[0]?.low), Number(outages[0]?.high)];
      expect(low).toBeLessThanOrEqual(1_000);
      expect(high).toBeGreaterThanOrEqual(1_000);
      expect(high - low).toBeLessThan(2 * slow.periodMs + 4 * slow.latencyMs.most);
    },
  );
});
