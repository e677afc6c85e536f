import { tableCauses, tableClientsByCause } from '../../../../drill/report/tables/causes';
import { tableClientSummaries } from '../../../../drill/report/tables/client-summary';
import { tableMoments } from '../../../../drill/report/tables/moments';
import { tableRuns } from '../../../../drill/report/tables/runs';
import type { Run } from '../../../../drill/report-format/run';
import { readFixture } from '../../../support/drill/report-fixture';
import { reportOfCauses } from '../../../support/drill/scenarios';

const report = reportOfCauses();

it('the table of causes has a row per cause: outages, errors, losses, role, sockets, events and the documented effect', () => {
  const { columns, rows } = tableCauses(report);
  expect(columns.map(({ title }) => title)).toEqual([
    'cause',
    'write outage',
    'read outage',
    'errors of clients',
    'lost',
    'role changed',
    'sockets',
    'RDS-EVENT-',
    'documented',
  ]);
  const facts = rows.map(([cause, , , , lost, role, sockets, events]) => [
    cause,
    lost,
    role,
    sockets,
    events,
  ]);
  expect(facts).toEqual([
    ['request', '0', 'yes', 'reset', '0073 0004 0006 0385 0071'],
    ['crash', '0', 'no, restarted', 'reset', '0006'],
    ['writer-lost', '0', 'yes', 'silent', '0073 0004 0006 0385 0071'],
    ['zone-outage', '0', 'yes', 'silent', '0073 0004 0006 0385 0071'],
    ['class-change', '0', 'yes', 'reset', '0012 0073 0004 0006 0385 0071 0014'],
    ['patch', '0', 'yes', 'reset', '0386 0388 0047 0073 0004 0006 0385 0071'],
  ]);
  expect(rows[0]?.[1]).toMatch(/^\d+ to \d+ ms$/);
  expect(rows[1]?.at(-1)).toBe('The database restarts in place, without a failover.');
});

it('a cause that was played several times shows the median and the worst outage of its valid runs', () => {
  const [request, crash] = report.runs as [Run, Run];
  const as = (run: Run, high: number | null, voidReasons: string[] = []): Run => ({
    ...run,
    voidReasons,
    writeOutageMs: { ...run.writeOutageMs, high },
  });
  const runs = [as(request, 200), as(request, 300), as(request, null), as(crash, 400, ['stalled'])];
  const { rows } = tableCauses({ ...report, runs });
  expect(rows.map(([cause, write]) => [cause, write])).toEqual([
    ['request', '≤ 300 ms, worst not ended'],
    ['crash', 'void'],
  ]);
});

it('the clients show that deadlines decide in a zone outage and not in a request', () => {
  const tables = tableClientsByCause(report);
  expect(tables.map(({ title }) => title)).toEqual([
    'Outage of each client by cause',
    'Worst wait of each client by cause',
  ]);
  const [outages, waits] = tables.map(({ columns, rows }) => {
    expect(columns.map(({ title }) => title)).toEqual(['client', ...report.plan.causes]);
    return Object.fromEntries(rows.map(([client = '', request, , , zone]) => [client, [request, zone]]));
  });
  const cells = outages ?? {};
  expect(cells['pg-query']).toEqual([expect.stringMatching(/^≤ \d{3} ms$/), 'not recovered']);
  expect(cells['pg-tuned']).toEqual([
    expect.stringMatching(/^≤ \d{3} ms$/),
    expect.stringMatching(/^≤ 2\.\d\d s$/),
  ]);
  expect(waits?.['pg-query']).toEqual([expect.stringMatching(/ ms$/), '30.0 s']);
  expect(waits?.['pg-tuned']).toEqual([expect.stringMatching(/ ms$/), expect.stringMatching(/^2\.\d\d s$/)]);
});

it('a client that recovers while writes without a time limit still wait shows their wait', () => {
  const runs = report.runs.map((run) => ({
    ...run,
    clients: run.clients.map((client) =>
      client.state === 'not-opened'
        ? client
        : { ...client, outageMs: { low: 44, high: 163, ended: true }, worstWaitMs: 30_001 },
    ),
  }));
  const [outages, waits] = tableClientsByCause({ ...report, runs });
  expect(outages?.rows[0]?.[4]).toBe('≤ 163 ms');
  expect(waits?.rows[0]?.[4]).toBe('30.0 s');
  expect(tableClientSummaries({ ...report, runs })[3]?.rows[0]?.at(-1)).toBe('30.0 s');
});

it('each cause has its own table of clients', () => {
  expect(tableClientSummaries(report).map(({ title }) => title)).toEqual(
    report.plan.causes.map((cause) => `Clients: ${cause}`),
  );
  expect(tableClientSummaries(readFixture('clients-repeated')).map(({ title }) => title)).toEqual([
    'Clients in all runs',
  ]);
});

it('a report of one cause has no table of clients by cause', () => {
  expect(tableClientsByCause(readFixture('clients-repeated'))).toEqual([]);
});

it('the table of runs names the cause of each run, and a writer that stayed the writer', () => {
  expect(tableRuns(report).rows.slice(0, 2)).toEqual([
    ['1', 'request', 'held', 'lab-1 → lab-2', expect.any(String), 'none', expect.any(String), '0'],
    ['2', 'crash', 'held', 'lab-1', expect.any(String), 'none', expect.any(String), '0'],
  ]);
});

it('the moments contain the start and the end of a cause', () => {
  const zoneOutage = report.runs[3] as Run;
  const { columns, rows } = tableMoments(zoneOutage);
  expect(columns[1]?.title).toBe('after the cause');
  expect(rows.filter(([, , source]) => source === 'drill')).toEqual([
    ['1', '+0.000 s', 'drill', 'Cause zone-outage: AWS FIS experiment EXP1 in us-east-1a'],
    [String(rows.length), '+9.400 s', 'drill', 'Cause zone-outage ended'],
  ]);
});
