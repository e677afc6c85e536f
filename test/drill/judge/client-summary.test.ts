import { summariseClients } from '../../../drill/judge/client-summary';
import type { RunClient } from '../../../drill/report-format/client';
import type { Run } from '../../../drill/report-format/run';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';
import { readFixture } from '../../support/drill/report-fixture';

const [held] = readFixture('held').runs;
const [stalled] = readFixture('void').runs;
if (!held || !stalled) throw new Error('each saved report has a run');

const runWith = (...clients: RunClient[]): Run => ({ ...held, clients });
const outageMs = (high: number) => ({ low: high - 20, high, ended: true });

it('summarises the recoveries, the outages and the counts of each client over the runs', () => {
  const [summary] = summariseClients([
    runWith(
      measuredClient('mine', { outageMs: outageMs(300), errorsToCaller: 2, unknown: 2, unknownStored: 1 }),
    ),
    runWith(measuredClient('mine', { outageMs: outageMs(200), duplicated: 3, worstWaitMs: 30_001 })),
    runWith(measuredClient('mine', { outageMs: ENDLESS, errorsToCaller: 40, lost: 1 })),
  ]);
  expect(summary).toEqual({
    name: 'mine',
    runs: 3,
    notOpened: 0,
    crashed: 0,
    recovered: 2,
    outageMs: expect.objectContaining({ n: 3, values: [300, 200, null], median: 300, max: null }),
    errorsToCaller: 42,
    unknown: 2,
    lost: 1,
    duplicated: 3,
    unknownStored: 1,
    worstWaitMs: 30_001,
  });
});

it('counts a run in which a client crashed or was not opened as one without a recovery', () => {
  const crashed = measuredClient('mine', { state: 'crashed', crashedAtMs: 1 });
  const [summary] = summariseClients([
    runWith(crashed),
    runWith({ name: 'mine', state: 'not-opened', notes: [] }),
  ]);
  expect(summary).toMatchObject({
    runs: 2,
    notOpened: 1,
    crashed: 1,
    recovered: 0,
    outageMs: { values: [null, null] },
  });
});

it('uses the outages of valid runs only, and the counts of all runs', () => {
  const client = measuredClient('mine', { outageMs: outageMs(300), lost: 1 });
  const [summary] = summariseClients([runWith(client), { ...stalled, clients: [client] }]);
  expect(summary).toMatchObject({ runs: 2, recovered: 1, outageMs: { n: 1 }, lost: 2 });
});

it('does not count unread rows as rows without a loss', () => {
  const unread = measuredClient('mine', { lost: null, duplicated: null, unknownStored: null });
  expect(summariseClients([runWith(unread)])[0]).toMatchObject({ lost: null, duplicated: null });
  expect(summariseClients([runWith(unread), runWith(measuredClient('mine'))])[0]).toMatchObject({ lost: 0 });
});

it('sorts the clients: the one that recovered in most runs first', () => {
  const runs = [
    runWith(measuredClient('b', { outageMs: ENDLESS }), measuredClient('a', { errorsToCaller: 7 })),
    runWith(measuredClient('b'), measuredClient('a')),
  ];
  expect(summariseClients(runs).map(({ name }) => name)).toEqual(['a', 'b']);
});

it('does not count a run without the client, because it measured another group', () => {
  const summaries = summariseClients([
    runWith(measuredClient('a', { errorsToCaller: 1 })),
    runWith(measuredClient('b', { outageMs: ENDLESS })),
    runWith(measuredClient('a', { outageMs: outageMs(300) })),
    runWith(measuredClient('b', { outageMs: ENDLESS })),
  ]);
  expect(summaries).toMatchObject([
    { name: 'a', runs: 2, recovered: 2, errorsToCaller: 1, outageMs: { n: 2, max: 300 } },
    { name: 'b', runs: 2, recovered: 0, outageMs: { n: 2, values: [null, null] } },
  ]);
});

it('sorts clients that always crashed, and clients that were never opened, after those that did not recover', () => {
  const summaries = summariseClients([
    runWith(
      { name: 'absent', state: 'not-opened', notes: [] },
      measuredClient('crashes', { state: 'crashed', crashedAtMs: 1 }),
      measuredClient('poisoned', { outageMs: ENDLESS, errorsToCaller: 40 }),
    ),
  ]);
  expect(summaries.map(({ name }) => name)).toEqual(['poisoned', 'crashes', 'absent']);
});

it('is empty for runs without clients', () => {
  expect(summariseClients([held, stalled])).toEqual([]);
});
