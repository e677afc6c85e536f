import { summarise } from '../../../drill/judge/summary';
import { readFixture } from '../../support/drill/report-fixture';

const [held] = readFixture('held').runs;
const [stalled] = readFixture('void').runs;
const [endless] = readFixture('not-held').runs;

if (!held || !stalled || !endless) throw new Error('each saved report has a run');

it('summarises the outages of valid runs and the losses of all runs', () => {
  const lossy = { ...stalled, ledger: { ...endless.ledger } };
  expect(summarise([held, lossy])).toMatchObject({
    n: 1,
    voidRuns: 1,
    writeOutageMs: { n: 1, values: [held.writeOutageMs.high] },
    lost: { writes: 3, runsWithLoss: 1, runsRead: 2, atMostOfFailovers: null },
  });
});

it('keeps an outage that has not ended as null', () => {
  expect(summarise([held, endless]).writeOutageMs).toMatchObject({
    values: [held.writeOutageMs.high, null],
    max: null,
  });
});

it('returns a bound on the share of failovers with losses for four or more runs without a loss', () => {
  expect(summarise(Array(3).fill(held)).lost.atMostOfFailovers).toBeNull();
  expect(summarise(Array(6).fill(held)).lost).toEqual({
    writes: 0,
    runsWithLoss: 0,
    runsRead: 6,
    atMostOfFailovers: 0.5,
  });
});

it('does not count a run whose ledger is unread as a run without a loss', () => {
  const unread = { ...held, ledger: { ...held.ledger, state: 'unread', reason: 'gone' } as const };
  expect(summarise([held, held, held, unread]).lost).toMatchObject({ runsRead: 3, atMostOfFailovers: null });
});
