import { findClientLossReasons, findClientReasons } from '../../../drill/judge/clients';
import type { MeasuredClient, RunClient } from '../../../drill/report-format/client';
import type { Budgets } from '../../../drill/report-format/verdict';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';

const slow = { outageMs: { low: 10_160, high: 10_240, ended: true } };
const notOpened: RunClient = {
  name: 'mine',
  state: 'not-opened',
  notes: ["it could not be opened: Cannot find module 'pg'"],
};

function reasonsOf(client: RunClient | undefined, budgets: Partial<Budgets>): string[] {
  const others = [measuredClient('other', { outageMs: ENDLESS, errorsToCaller: 900 }), client];
  const clients = others.filter((each) => each !== undefined);
  const all: Budgets = { maxLost: 0, judgedClients: ['mine'], ...budgets };
  return [...findClientReasons(clients, all), ...findClientLossReasons(clients, all)];
}

const mine = (changes: Partial<MeasuredClient> = {}) => measuredClient('mine', changes);

it.each<[string, RunClient | undefined, Partial<Budgets>, string[]]>([
  ['without a budget', mine({ outageMs: ENDLESS, errorsToCaller: 5 }), {}, []],
  ['that was not opened, without a budget', notOpened, {}, []],
  [
    'that lost a write that it had acknowledged, without another budget',
    mine({ lost: 1, acknowledged: 880 }),
    {},
    ['client mine: 1 of 880 acknowledged writes lost; the budget is 0'],
  ],
  ['that lost no more writes than allowed', mine({ lost: 1 }), { maxLost: 1 }, []],
  ['whose rows could not be read', mine({ lost: null }), {}, []],
  ['that keeps both budgets', mine(slow), { maxClientOutageMs: 10_240, maxClientErrors: 0 }, []],
  [
    'whose upper bound exceeds the budget',
    mine(slow),
    { maxClientOutageMs: 10_200 },
    ['client mine: its outage lasted 10.2 s; the budget is 10.2 s'],
  ],
  [
    'whose outage is longer',
    mine(slow),
    { maxClientOutageMs: 2_000 },
    ['client mine: its outage lasted 10.2 s; the budget is 2.00 s'],
  ],
  [
    'that had not recovered, within the budget so far',
    mine({ outageMs: ENDLESS }),
    { maxClientOutageMs: 60_000 },
    [
      'client mine: it had not recovered when the run ended, and its outage lasted at least 24.9 s; the budget is 60.0 s',
    ],
  ],
  [
    'that crashed',
    mine({ state: 'crashed', outageMs: ENDLESS, crashedAtMs: 7_000 }),
    { maxClientOutageMs: 60_000 },
    ['client mine: it crashed, and its outage lasted at least 24.9 s'],
  ],
  [
    'that crashed, with a budget of errors only: later writes are no errors',
    mine({ state: 'crashed', outageMs: ENDLESS, crashedAtMs: 7_000 }),
    { maxClientErrors: 10 },
    ['client mine: it crashed, and its outage lasted at least 24.9 s'],
  ],
  [
    'that did not respond after the run',
    mine({ state: 'unresponsive' }),
    { maxClientOutageMs: 60_000 },
    ['client mine: its thread did not respond after the run'],
  ],
  [
    'that was not opened',
    notOpened,
    { maxClientOutageMs: 60_000, maxClientErrors: 10 },
    ["client mine: it could not be opened: Cannot find module 'pg'"],
  ],
  [
    'whose caller saw too many errors',
    mine({ errorsToCaller: 95 }),
    { maxClientErrors: 94 },
    ['client mine: the caller saw 95 errors; the budget is 94'],
  ],
  [
    'that misses both budgets',
    mine({ ...slow, errorsToCaller: 1 }),
    { maxClientOutageMs: 0, maxClientErrors: 0 },
    [
      'client mine: its outage lasted 10.2 s; the budget is 0 ms',
      'client mine: the caller saw 1 error; the budget is 0',
    ],
  ],
  [
    'whose thread was stalled for longer than the budget',
    mine({ blindMs: 3_000 }),
    { maxClientOutageMs: 2_000 },
    ['client mine: it was stalled for 3.00 s, which could hide an outage; the budget is 2.00 s'],
  ],
  [
    'that the run did not have',
    undefined,
    { maxClientErrors: 0 },
    ['client mine: the run has no result of it'],
  ],
])('judges a client %s', (_, client, budgets, reasons) => {
  expect(reasonsOf(client, budgets)).toEqual(reasons);
});

it('judges the named clients only', () => {
  const clients = [mine({ errorsToCaller: 9 }), measuredClient('other', { errorsToCaller: 9 })];
  const judge = (judgedClients?: string[]) =>
    findClientReasons(clients, { maxLost: 0, maxClientErrors: 0, judgedClients });
  expect(judge()).toEqual([]);
  expect(judge(['other'])).toEqual(['client other: the caller saw 9 errors; the budget is 0']);
  expect(judge(['mine', 'other'])).toHaveLength(2);
});
