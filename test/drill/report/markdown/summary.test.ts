import { addComparison } from '../../../../drill/judge/comparison';
import { escapeMarkdown } from '../../../../drill/report/markdown/escape';
import { shorten } from '../../../../drill/report/markdown/shorten';
import { renderSummary } from '../../../../drill/report/markdown/summary';
import { reportOf } from '../../../support/drill/baseline-report';
import { readFixture } from '../../../support/drill/report-fixture';
import { reportOfCauses } from '../../../support/drill/scenarios';

/** Returns the summary without the backslashes that escape. */
const plain = (...args: Parameters<typeof renderSummary>) =>
  renderSummary(...args).replaceAll(/\\([^A-Za-z0-9\s])/g, '$1');

it('the summary has the verdict, the reasons, the three numbers and the path of the page', () => {
  const summary = plain(readFixture('not-held'), '/work space/report.html');
  expect(summary).toMatch(/^## Aurora failover drill: Not held\n\nAuroraFailoverLab on a loopback account, /);
  expect(summary).toContain('\n- 3 of 783 acknowledged writes lost; the budget is 0.\n');
  expect(summary).toMatch(
    /\n\| {2}\| {2}\| {2}\| {2}\|\n\| --- \| --- \| --- \| --- \|\n\| Write outage \| ≥ 19\.8 s \| budget 15\.0 s \| /,
  );
  expect(summary).toMatch(/\n\| Acknowledged writes lost \| 3 \| budget 0 \| /);
  expect(summary).toMatch(/\n\nReport: \/work space\/report\.html\n$/);
});

it('the summary lists each cause and each client', () => {
  const causes = plain(reportOfCauses(), 'report.html');
  for (const { cause } of reportOfCauses().runs) expect(causes).toContain(`\n| ${cause.name} | `);
  expect(causes).toContain('\n### Outage of each client by cause\n');
  expect(causes).toMatch(/\n\| pg-query \| .* \|\n/);
  const clients = plain(readFixture('clients'), 'report.html');
  for (const { name } of readFixture('clients').runs[0]?.clients ?? [])
    expect(clients).toContain(`\n| ${name} | `);
  expect(plain(readFixture('clients-repeated'), 'report.html')).toContain('\n### Clients in all runs\n');
});

it('the summary has the comparison with the baseline', () => {
  const report = addComparison(reportOf({ outage: [900, 920] }), reportOf({}), 1.5);
  const summary = plain(report, 'report.html');
  expect(summary).toContain(
    '### Compared with the baseline\n\n| writes of | figure | baseline | this drill | limit | result |\n| --- | --- | ---: | ---: | ---: | --- |\n| the probe | median outage | 180 to 200 ms | 900 to 920 ms | 300 ms | regression |\n| the probe | lost | 0 | 0 | 0 | no regression |\n',
  );
});

it('escapes everything that Markdown, HTML and tables would interpret', () => {
  const evil = '<img src=x> [a](javascript:b) `c` *d* _e_ | f\n# g $h$ @i ~~j~~ \u001b[2J\u202e';
  const escaped = escapeMarkdown(evil);
  expect(escaped.replaceAll(/\\[^A-Za-z0-9\s]/g, '')).not.toMatch(/[<>[\]()`*_|#$@~:\n\p{Cc}\p{Cf}]/u);
  expect(escaped.replaceAll(/\\([^A-Za-z0-9\s])/g, '$1')).toBe(evil.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' '));
});

it('texts of a server and of a client do not break the tables', () => {
  const report = readFixture('clients');
  const evil = 'a|b\n| c |`';
  const runs = report.runs.map((run) => ({
    ...run,
    clients: run.clients.map((client) => ({ ...client, name: evil })),
  }));
  const rows = renderSummary({ ...report, reasons: [evil], runs }, evil)
    .split('\n')
    .filter((line) => /a\\\|b/i.test(line));
  expect(rows).toHaveLength(2 + (report.runs[0]?.clients.length ?? 0));
  for (const row of rows) expect(row.toLowerCase()).toContain('a\\|b \\| c \\|\\`');
});

describe('a summary that is too large', () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => `| ${index} é |\n`).join('');

  it('ends with its last whole line and a note', () => {
    const short = shorten(lines, 500);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(500);
    expect(short).toMatch(
      /\| \d+ é \|\n\n\nThis summary was shortened\. The report contains everything\.\n$/,
    );
    expect(lines.startsWith(short.split('\n\n')[0] ?? 'nothing')).toBe(true);
  });

  it('is unchanged if it fits exactly, and empty if nothing fits', () => {
    expect(shorten(lines, Buffer.byteLength(lines))).toBe(lines);
    expect(shorten(lines, 10)).toBe('');
    expect(shorten(lines, -10)).toBe('');
  });
});
