import { tableClientErrors, tableClients } from '../../../../drill/report/tables/clients';
import { tableOutages } from '../../../../drill/report/tables/outages';
import type { RunClient } from '../../../../drill/report-format/client';
import type { Run } from '../../../../drill/report-format/run';
import { ENDLESS, measuredClient } from '../../../support/drill/measured-client';
import { readFixture } from '../../../support/drill/report-fixture';

const [run] = readFixture('held').runs;
const [crowded] = readFixture('clients').runs;
if (!run || !crowded) throw new Error('each saved report has a run');

const calm: Run = run;

function rowOf(client: RunClient): Record<string, string | undefined> {
  const { columns, rows } = tableClients({ ...calm, requestedMs: 3_000, clients: [client] });
  return Object.fromEntries(columns.map(({ title }, index) => [title, rows[0]?.[index]]));
}

it('shows the figures of a client, with unknown outcomes next to duplicates', () => {
  const changes = {
    unknown: 95,
    unknownStored: 12,
    duplicated: 3,
    lost: 2,
    staleMs: 4_650,
    errorsToCaller: 1_234,
  };
  const row = rowOf(measuredClient('mine', { ...changes, outageMs: { low: 180, high: 210, ended: true } }));
  expect(Object.keys(row).join()).toContain('duplicated,unknown,stored');
  expect(row).toEqual({
    client: 'mine',
    asked: '600',
    acknowledged: '600',
    errors: '1,234',
    outage: '180 to 210 ms',
    stale: '4.65 s',
    lost: '2',
    duplicated: '3',
    unknown: '95',
    stored: '12',
    'worst wait': '12 ms',
    opened: '4',
    crashed: '–',
  });
});

it('shows an outage that has not ended as not recovered, with its lower bound', () => {
  expect(rowOf(measuredClient('mine', { outageMs: ENDLESS }))).toMatchObject({
    outage: 'not recovered, at least 24.9 s',
  });
});

it('shows no lower bound of an outage that has none', () => {
  const outageMs = { ...ENDLESS, low: 0 };
  expect(rowOf(measuredClient('mine', { outageMs }))).toMatchObject({ outage: 'not recovered' });
});

it('shows when a client crashed, relative to the request', () => {
  const crash = { state: 'crashed', outageMs: ENDLESS } as const;
  expect(rowOf(measuredClient('mine', { ...crash, crashedAtMs: 6_215 }))).toMatchObject({
    crashed: '+3.2 s',
  });
  expect(rowOf(measuredClient('mine', { ...crash, crashedAtMs: 1_000 }))).toMatchObject({
    crashed: '−2.0 s',
  });
  expect(rowOf(measuredClient('mine', { state: 'unresponsive' }))).toMatchObject({ crashed: 'no response' });
});

it('shows numbers that come from unread rows as not known, not as zero', () => {
  const unread = { lost: null, duplicated: null, unknownStored: null };
  expect(rowOf(measuredClient('mine', unread))).toMatchObject({
    lost: 'not known',
    duplicated: 'not known',
    stored: 'not known',
    unknown: '0',
  });
});

it('shows no figures of a client that was not opened', () => {
  const row = rowOf({ name: 'mine', state: 'not-opened', notes: [] });
  const { client, outage, ...others } = row;
  expect({ client, outage }).toEqual({ client: 'mine', outage: 'not opened' });
  expect(new Set(Object.values(others))).toEqual(new Set(['–']));
});

it('lists the errors that callers saw with their times, without acknowledgements and dropped writes', () => {
  const { rows } = tableClientErrors(crowded);
  expect(rows.filter(([name]) => name === 'pg-query')).toEqual([
    ['pg-query', 'failed, refused: connect ECONNREFUSED', '103', expect.any(String), expect.any(String)],
    [
      'pg-query',
      'failed, read-only: cannot execute INSERT in a read-only transaction (25006)',
      '94',
      expect.stringMatching(/^\+5\.3/),
      expect.stringMatching(/^\+9\.9/),
    ],
  ]);
  expect(rows.filter(([name]) => name === 'pg-retry-keyed' || name === 'orders')).toEqual([]);
});

it('the table of outages has the brackets of the clients as well', () => {
  const { columns, rows } = tableOutages(crowded);
  expect(columns[0]?.title).toBe('lane or client');
  expect(rows.map(([name]) => name)).toEqual(
    expect.arrayContaining(['write-pool', 'pg-query', 'pg-no-listener']),
  );
  expect(tableOutages(run).columns[0]?.title).toBe('lane');
});
