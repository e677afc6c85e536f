import { renderText } from '../../../../drill/report/text/render';
import type { RunClient } from '../../../../drill/report-format/client';
import { parseReport } from '../../../../drill/report-format/parse';
import { groupedReport } from '../../../support/drill/grouped-report';
import { readFixture } from '../../../support/drill/report-fixture';
import { reportOfCauses } from '../../../support/drill/scenarios';

it('the text begins with the verdict and the three numbers', () => {
  expect(renderText(readFixture('held')).split('\n').slice(0, 8)).toEqual([
    'HELD  AuroraFailoverLab on a loopback account, 2026-11-22 10:00 UTC',
    'Every budget was kept, and reads and writes of the probe worked again before the run ended.',
    '',
    'Write outage              ≤ 263 ms  budget 5.00 s  at least 179 ms; over new connections',
    'Read outage               none      no budget set  no interruption on any lane',
    'Acknowledged writes lost  0         budget 0       of 1,405 acknowledged; one failover does not predict the next',
    '',
    "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.",
  ]);
});

it('the text lists the reasons of the verdict and the connections that stayed on the demoted writer', () => {
  const text = renderText(readFixture('not-held'));
  expect(text).toMatch(/^NOT HELD /);
  expect(text).toContain('- 3 of 783 acknowledged writes lost; the budget is 0.\n');
  expect(text).toMatch(/write-pool +19\.8 s +not ended +/);
  expect(text).toMatch(/write-pool +lab-1 +\+3\.410 s +16\.6 s +not during the run +165\n/);
});

it('the text of several runs has one line per run, and the run with the longest write outage in full', () => {
  const text = renderText(readFixture('repeated'));
  expect(text.match(/lab-1 → lab-2 +\d+ to \d+ ms/g)).toHaveLength(7);
  expect(text).toContain('Run 3, with the longest write outage');
});

it('the text contains no control characters from messages of a server', () => {
  const report = readFixture('held');
  const evil = '\u001b[2J\u009b31mred\r\nnew line\u202e';
  const [run] = report.runs;
  if (!run) throw new Error('the saved report has a run');
  const moments = [{ atMs: 1, source: 'event' as const, text: evil }];
  const text = renderText({ ...report, reasons: [evil], runs: [{ ...run, runId: evil, moments }] });
  expect(text).toContain('31mred');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it('the text contains no control characters of a client', () => {
  const report = readFixture('clients');
  const evil = '\u001b[2J\u009b31mred\r\nnew line\u202e';
  const poison = (client: RunClient) => ({
    ...client,
    name: client.name + evil,
    lesson: evil,
    settings: { [evil]: evil },
    notes: [evil],
  });
  const runs = report.runs.map((run) => ({ ...run, clients: run.clients.map(poison) }));
  const text = renderText({ ...report, runs });
  expect(text).toContain('31mred');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it('the text shows the clients, the best first, with their lessons, settings, notes and budget', () => {
  const text = renderText(readFixture('clients'));
  const table = text.slice(text.indexOf('\nClients\n'), text.indexOf('\nErrors: '));
  const names = table.split('\n').map((line) => line.split(' ')[0]);
  expect(names.slice(3)).toEqual([
    'client',
    'pg-retry-keyed',
    'pg-topology',
    'postgres-js',
    'pg-query',
    'pg-fresh',
    'pg-tuned',
    'pg-retry-blind',
    'pg-client',
    'pg-checkout',
    'drizzle-tx',
    'knex',
    'pg-no-listener',
    'orders',
    '',
  ]);
  expect(table).toMatch(/\npg-checkout +580 +83 +497 +not recovered, at least 24\.8 s +19\.6 s +0 +0 +0 +0 /);
  expect(table).toMatch(/\npg-no-listener .* \+0\.1 s\n/);
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(flat).toContain(
    '- pg-query: pool.query() closes a connection after any error, so the pool recovers',
  );
  expect(flat).toContain('Settings: call pool.query(), max 4.');
  expect(flat).toContain(
    'pg-no-listener: Without a listener for errors the first broken idle connection ends',
  );
  expect(flat).toContain('It crashed: Unhandled error event: Connection terminated unexpectedly.');
  expect(flat).toContain(
    'The budget of pg-query and orders is an outage of 2.00 s, 0 errors and 0 lost writes.',
  );
});

it('the text says that lost writes of a judged client have a budget, also if nothing else of it has', () => {
  const report = readFixture('clients');
  const budgetsOf = (judgedClients?: string[]) =>
    renderText({ ...report, budgets: { maxLost: 3, judgedClients } }).replaceAll(/\s+/g, ' ');
  expect(budgetsOf(['orders'])).toContain('The budget of orders is 3 lost writes.');
  expect(budgetsOf([])).toContain('No client has a budget.');
  expect(budgetsOf()).toContain('No client has a budget.');
});

it('the text with thirteen clients fits a terminal of 150 columns', () => {
  const text = renderText(readFixture('clients'));
  const lengths = text.split('\n').map((line) => line.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(150);
});

it('the text of several runs summarises the clients over all runs, and shows those of the shown run', () => {
  const text = renderText(readFixture('clients-repeated'));
  expect(text).toMatch(/\nClients in all runs\n─+\nclient +runs +recovered +errors .*\npg-query +3 +3 of 3 /);
  expect(text).toMatch(/\npg-checkout +3 +0 of 3 +1,\d+ +not recovered +not recovered +0 +0 /);
  expect(text.match(/\nClients\n/g)).toHaveLength(1);
});

it('the text of clients in groups merges them in one table, and describes those of all groups', () => {
  const report = groupedReport([
    ['pg-query', 'pg-client', 'pg-no-listener'],
    ['pg-checkout'],
    ['orders', 'pg-tuned'],
  ]);
  const text = renderText(report);
  const table = text.slice(text.indexOf('\nClients in all runs\n'), text.indexOf('\n6 clients on'));
  const cells = table
    .trimEnd()
    .split('\n')
    .slice(4)
    .map((line) => line.split(/ {2,}/));
  expect(cells.map(([name, runs, recovered, , outage]) => [name, runs, recovered, outage])).toEqual([
    ['pg-query', '1', '1 of 1', expect.stringMatching(/^≤ /)],
    ['pg-tuned', '1', '1 of 1', expect.stringMatching(/^≤ /)],
    ['pg-client', '1', '0 of 1', 'not recovered'],
    ['pg-checkout', '1', '0 of 1', 'not recovered'],
    ['pg-no-listener', '1', '0 of 1', 'crashed'],
    ['orders', '1', '0 of 1', 'not opened'],
  ]);
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(flat).toContain('6 clients on 2 processors: measured in 3 groups, each during another failover.');
  for (const name of ['pg-query', 'pg-client', 'pg-checkout', 'orders', 'pg-tuned']) {
    expect(text.match(new RegExp(`^- ${name}: `, 'gm'))).toHaveLength(1);
  }
  expect(parseReport(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(report)));
});

it('the text of a report without clients does not mention them', () => {
  expect(renderText(readFixture('repeated'))).not.toMatch(/client\b|clients/i);
});

it('the text of several causes begins with the verdict and the table of causes', () => {
  const text = renderText(reportOfCauses());
  const [verdict, , , columns, request] = text.split('\n');
  expect(verdict).toBe(
    'HELD  6 runs of AuroraFailoverLab on a loopback account, 6 causes, 2026-11-22 10:00 UTC',
  );
  expect(columns).toMatch(/^cause +write outage .* documented$/);
  expect(request).toMatch(/^request +\d+ to \d+ ms +none +\d+ +0 +yes +reset +0073 /);
  expect(text.indexOf('\nWrite outage ')).toBeGreaterThan(text.indexOf('\npatch '));
  expect(text).toContain('\nRun 3, writer-lost, with the longest write outage\n');
});

it('the text of six causes fits a terminal of 150 columns, with the long messages of a patch', () => {
  for (const report of [reportOfCauses(), reportOfCauses(['patch'])]) {
    const lengths = renderText(report)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(150);
  }
});

it('the text lists what a cause leaves, with the command that undoes it on one line', () => {
  expect(renderText(reportOfCauses(['class-change']))).toContain(`
Left in the cluster
───────────────────
- lab-1 is of class db.r7g.large and was of class db.serverless. Undo:
  aws rds modify-db-instance --db-instance-identifier lab-1 --db-instance-class db.serverless --apply-immediately
`);
  expect(renderText(reportOfCauses(['crash']))).not.toContain('Left in the cluster');
});
