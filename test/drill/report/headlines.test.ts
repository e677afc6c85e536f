import { summarise } from '../../../drill/judge/summary';
import { toHeadlines } from '../../../drill/report/headlines';
import { readFixture } from '../../support/drill/report-fixture';

const texts = (name: Parameters<typeof readFixture>[0]) =>
  toHeadlines(readFixture(name)).map(({ value, detail, budget, state }) => [value, detail, budget, state]);

it('gives of one run the bracket, the lane and the budget', () => {
  expect(texts('held')).toEqual([
    ['≤ 263 ms', 'and at least 179 ms; over new connections', 'budget 5.00 s', 'kept'],
    ['none', 'every lane was served throughout', 'no budget set', 'unjudged'],
    ['0', 'of 1,405 acknowledged; one failover says little of the next', 'budget 0', 'kept'],
  ]);
});

it('gives of an outage without an end the lower bound, and what was lost', () => {
  expect(texts('not-held')).toEqual([
    ['≥ 19.8 s', 'had not ended when the run did; over held connections', 'budget 15.0 s', 'broken'],
    ['≤ 424 ms', 'and at least 390 ms; over new connections', 'budget 1.00 s', 'kept'],
    ['3', 'of 783 acknowledged', 'budget 0', 'broken'],
  ]);
});

it('does not say of a lane with outages from before the request that it was served throughout', () => {
  const held = readFixture('held');
  const runs = held.runs.map((run) => {
    const outages = (run.lanes[0]?.outages ?? []).map((outage) => ({ ...outage, beforeRequest: true }));
    return {
      ...run,
      lanes: run.lanes.map((lane) => (lane.operation === 'read' ? { ...lane, outages } : lane)),
    };
  });
  const [, read] = toHeadlines({ ...held, runs });
  expect(read).toMatchObject({ value: 'none', detail: 'none from the request on' });
});

it('does not say of a void run that there was no outage', () => {
  const [write, read, lost] = texts('void');
  expect(write).toEqual(['none seen', 'but the probe did not always look', 'no budget set', 'void']);
  expect(read?.at(-1)).toBe('void');
  expect(lost?.at(-1)).toBe('kept');
});

it('gives of several runs the median, the range, the interval, and what a zero is worth', () => {
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
      'of 9,760 acknowledged; with 95 % confidence at most 43 % of such failovers lose any',
      'budget 0',
      'kept',
    ],
  ]);
});

it('says of runs that partly did not end what can be said', () => {
  const report = readFixture('not-held');
  const runs = [...report.runs, ...report.runs, ...readFixture('held').runs];
  const [write] = toHeadlines({ ...report, runs, summary: summarise(runs) });
  expect(write).toMatchObject({
    value: 'not ended',
    detail: 'median of 3 runs, 263 ms to not ended; too few runs for an interval',
    state: 'broken',
  });
});

it('says of several runs when only one of them counts', () => {
  const report = readFixture('held');
  const runs = [...report.runs, ...readFixture('void').runs];
  const [write, read] = toHeadlines({ ...report, runs, summary: summarise(runs) });
  expect(write).toMatchObject({ value: '≤ 263 ms', detail: 'in the only run that counts' });
  expect(read).toMatchObject({ value: 'none', detail: 'in the only run that counts' });
});

it('does not know the losses when a ledger is unread', () => {
  const report = readFixture('held');
  const runs = report.runs.map((run) => ({
    ...run,
    ledger: { ...run.ledger, state: 'unread', reason: 'gone' } as const,
  }));
  const lost = toHeadlines({ ...report, runs, summary: summarise(runs) }).at(-1);
  expect(lost).toMatchObject({ value: 'not known', detail: 'of 1,405 acknowledged', state: 'broken' });
});
