import { sortClients } from '../../../drill/judge/client-order';
import type { RunClient } from '../../../drill/report-format/client';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';

const outageMs = (high: number) => ({ low: high - 20, high, ended: true });

/** From the best to the worst. */
const SORTED: readonly RunClient[] = [
  measuredClient('no error, short outage', { outageMs: outageMs(5_100) }),
  measuredClient('no error, long outage', { outageMs: outageMs(10_800), lost: null, duplicated: null }),
  measuredClient('one error, no outage', { errorsToCaller: 1 }),
  measuredClient('many errors', { errorsToCaller: 150, outageMs: outageMs(10_200) }),
  measuredClient('one duplicate', { duplicated: 1 }),
  measuredClient('two losses', { lost: 2 }),
  measuredClient('not recovered, few errors', { outageMs: ENDLESS, errorsToCaller: 9 }),
  measuredClient('not recovered, later', { outageMs: ENDLESS, errorsToCaller: 10 }),
  measuredClient('not recovered, earlier', { outageMs: { ...ENDLESS, low: 25_000 }, errorsToCaller: 10 }),
  measuredClient('crashed', { state: 'crashed', outageMs: ENDLESS, crashedAtMs: 7_000 }),
  { name: 'not opened', state: 'not-opened', notes: [] },
];

it('sorts clients by outcome, then by lost and duplicated writes, errors and outage, in any order of the run', () => {
  const names = SORTED.map(({ name }) => name);
  const shifted = [...SORTED.slice(5), ...SORTED.slice(0, 5)];
  for (const clients of [SORTED, SORTED.toReversed(), shifted]) {
    expect(sortClients(clients).map(({ name }) => name)).toEqual(names);
  }
});

it('keeps the order of the run for clients that are equal', () => {
  const clients = ['b', 'a', 'c'].map((name) => measuredClient(name));
  expect(sortClients(clients).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
});
