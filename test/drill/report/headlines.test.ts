import { summarise } from '../../../drill/judge/summary';
import { toHeadlines } from '../../../drill/report/headlines';
import { readFixture } from '../../support/drill/report-fixture';
import { reportOfCauses } from '../../support/drill/scenarios';

const texts = (name: Parameters<typeof readFixture>[0]) =>
  toHeadlines(readFixture(name)).map(({ value, detail, budget, state }) => [value, detail, budget, state]);

it('shows the bracket, the connections and the budget of one run', () => {
  expect(texts('held')).toEqual([
    ['≤ 263 ms', 'at least 179 ms; over new connections', 'budget 5.00 s', 'kept'],
    ['none', 'no interruption on any lane', 'no budget set', 'unjudged'],
    ['0', 'of 1,405 acknowledged; one failover does not predict the next', 'budget 0', 'kept'],
  ]);
});

it('shows the lower bound of an outage that has not ended, and the lost writes', () => {
  expect(texts('not-held')).toEqual([
    ['≥ 19.8 s', 'not ended when the run ended; over held connections', 'budget 15.0 s', 'broken'],
    ['≤ 424 ms', 'at least 390 ms; over new connections', 'budget 1.00 s', 'kept'],
    ['3', 'of 783 acknowledged', 'budget 0', 'broken'],
  ]);
});

it('limits "no interruption" to the time after the request if there was an earlier outage', () => {
  const held = readFixture('held');
  const runs = held.runs.map((run) => {
    const outages = (run.lanes[0]?.outages ?? []).map((outage) => ({ ...outage, beforeRequest: true }));
    return {
      ...run,
      lanes: run.lanes.map((lane) => (lane.operation === 'read' ? { ...lane, outages } : lane)),
    };
  });
  const [, read] = toHeadlines({ ...held, runs });
  expect(read).toMatchObject({ value: 'none', detail: 'no interruption after the request' });
});

it('does not claim that a void run had no outage', () => {
  const [write, read, lost] = texts('void');
  expect(write).toEqual(['none seen', 'but the probe was stalled at times', 'no budget set', 'void']);
  expect(read?.at(-1)).toBe('void');
  expect(lost?.at(-1)).toBe('kept');
});

it('shows the median, the range and the interval of several runs, and the bound on losses', () => {
  expect(texts('repeated')).toEqual([
    [
      '≤ 316 ms',
      'median of 7 runs, 262 to 526 ms; 95 % interval of the median 263 to 369 ms',
      'budget 400 ms',
      'broken',
    ],
    ['none', 'in 7 runs', 'no budget set', 'unjudged'],
    [
      '0',
      'of 9,760 acknowledged; with 95 % confidence at most 43 % of such failovers lose a write',
      'budget 0',
      'kept',
    ],
  ]);
});

it('shows the range of several runs if the outages of some have not ended', () => {
  const report = readFixture('not-held');
  const runs = [...report.runs, ...report.runs, ...readFixture('held').runs];
  const [write] = toHeadlines({ ...report, runs, summary: summarise(runs) });
  expect(write).toMatchObject({
    value: 'not ended',
    detail: 'median of 3 runs, 263 ms to not ended; too few runs for an interval',
    state: 'broken',
  });
});

it('states that only one of several runs is valid', () => {
  const report = readFixture('held');
  const runs = [...report.runs, ...readFixture('void').runs];
  const [write, read] = toHeadlines({ ...report, runs, summary: summarise(runs) });
  expect(write).toMatchObject({ value: '≤ 263 ms', detail: 'in the only valid run' });
  expect(read).toMatchObject({ value: 'none', detail: 'in the only valid run' });
});

it('shows the losses as not known if a ledger is unread', () => {
  const report = readFixture('held');
  const runs = report.runs.map((run) => ({
    ...run,
    ledger: { ...run.ledger, state: 'unread', reason: 'gone' } as const,
  }));
  const lost = toHeadlines({ ...report, runs, summary: summarise(runs) }).at(-1);
  expect(lost).toMatchObject({ value: 'not known', detail: 'of 1,405 acknowledged', state: 'broken' });
});

it('shows the longest outage of several causes and no median of them', () => {
  const report = reportOfCauses(['request', 'crash', 'zone-outage']);
  const [write, read, lost] = toHeadlines(report);
  expect(write).toMatchObject({
    value: expect.stringMatching(/^≤ 2\.\d\d s$/),
    detail: 'the longest of 3 causes: zone-outage',
  });
  expect(read).toMatchObject({ value: 'none', detail: 'with 3 causes' });
  expect(lost?.detail).toMatch(/^of [\d,]+ acknowledged, in 3 runs$/);
});

it('shows the longest of several outages that had not ended, and its cause', () => {
  const report = reportOfCauses(['request', 'crash']);
  const runs = report.runs.map((run, index) => ({
    ...run,
    writeOutageMs: { ...run.writeOutageMs, low: 1_000 * (index + 1), high: null, ended: false },
  }));
  const [write] = toHeadlines({ ...report, runs });
  expect(write).toMatchObject({
    value: '≥ 2.00 s',
    detail: 'not ended when the run ended; the longest of 2 causes: crash',
  });
});
