import { boundClientOutage, boundWriteOutage } from '../../../drill/judge/median-bounds';
import type { RunFigures } from '../../support/drill/baseline-report';
import { reportOf } from '../../support/drill/baseline-report';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';

const boundsOf = (...figures: RunFigures[]) => boundWriteOutage(reportOf(...figures).runs);
const outage = (low: number, high: number | null): RunFigures => ({ outage: [low, high] });

it('the bounds of one outage are its bracket', () => {
  expect(boundsOf(outage(180, 200))).toEqual({ n: 1, median: 200, low: 180, high: 200 });
});

it('the bounds of the median of few outages are the shortest and the longest', () => {
  expect(boundsOf(outage(280, 300), outage(180, 200), outage(480, 500))).toEqual({
    n: 3,
    median: 300,
    low: 180,
    high: 500,
  });
});

it('the bounds of the median of six outages or more are narrower than the shortest and the longest', () => {
  const lengths = [100, 200, 210, 220, 230, 240, 250, 260, 270, 900];
  const { n, median, low, high } = boundsOf(...lengths.map((ms) => outage(ms - 20, ms)));
  expect({ n, median }).toEqual({ n: 10, median: 235 });
  expect(low).toBeGreaterThan(100 - 20);
  expect(low).toBeLessThan(235 - 20);
  expect(high).toBeGreaterThan(235);
  expect(high).toBeLessThan(900);
});

it('an outage that has not ended has a lower bound only', () => {
  expect(boundsOf(outage(180, 200), outage(9_000, null), outage(8_000, null))).toEqual({
    n: 3,
    median: null,
    low: 180,
    high: null,
  });
});

it('void runs are not counted', () => {
  expect(boundsOf(outage(180, 200), { outage: [1, 2], isVoid: true })).toMatchObject({ n: 1, low: 180 });
  expect(boundsOf({ isVoid: true })).toEqual({ n: 0, median: null, low: null, high: null });
});

it('a client that crashed or was not opened never recovers', () => {
  const { runs } = reportOf(
    { clients: [measuredClient('mine', { state: 'crashed', crashedAtMs: 1, outageMs: ENDLESS })] },
    { clients: [{ name: 'mine', state: 'not-opened', notes: [] }] },
  );
  expect(boundClientOutage('mine', runs)).toEqual({ n: 2, median: null, low: null, high: null });
});

it('a client is bounded by the runs that it took part in', () => {
  const client = measuredClient('mine', { outageMs: { low: 300, high: 350, ended: true } });
  const { runs } = reportOf({ clients: [client] }, { clients: [measuredClient('other')] });
  expect(boundClientOutage('mine', runs)).toEqual({ n: 1, median: 350, low: 300, high: 350 });
});
