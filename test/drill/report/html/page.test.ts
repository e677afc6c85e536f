import { renderHtml } from '../../../../drill/report/html/page';
import type { Report } from '../../../../drill/report-format/report';
import { LATE_MS } from '../../../../drill/report-format/thresholds';
import { groupedReport } from '../../../support/drill/grouped-report';
import { readFixture } from '../../../support/drill/report-fixture';
import { reportOfCauses } from '../../../support/drill/scenarios';

it('the page needs no script and no network, and its security policy forbids both', () => {
  const page = renderHtml(readFixture('repeated'));
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<script|<link|<iframe|<image|\bsrc=|\bhref=|url\(|@import|\son\w+=/i);
  const addresses = [...page.matchAll(/https?:[^"' <)]+/g)].map(([address]) => address);
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
});

it.each<[string, () => Report]>([
  ['of a failover', () => readFixture('not-held')],
  ['with clients', () => readFixture('clients')],
  ['of several causes', () => reportOfCauses()],
])('the page escapes every text of a report %s', (_, read) => {
  const evil = `"><script>alert(1)</script><b x='`;
  const page = renderHtml(poison(read(), evil));
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<b x=');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it('the figures are images with a name, a description and unique ids', () => {
  const page = renderHtml(readFixture('repeated'));
  const figures = [
    ...page.matchAll(/<svg [^>]*role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/g),
  ];
  expect(figures).toHaveLength(7);
  for (const [, title, description] of figures) {
    expect(page).toContain(`<title id="${title}">The failover</title>`);
    expect(page).toContain(`<desc id="${description}">lab-2 took over from lab-1`);
  }
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('the title begins with the verdict, and no heading skips a level', () => {
  const verdicts = { held: 'Held', 'not-held': 'Not held', repeated: 'Not held', void: 'Void' } as const;
  for (const name of ['held', 'not-held', 'repeated', 'void'] as const) {
    const page = renderHtml(readFixture(name));
    expect(page).toContain(`<title>${verdicts[name]}: `);
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  }
});

it('the page marks a budget as kept only if one was set', () => {
  const page = renderHtml(readFixture('held'));
  const budgets = [...page.matchAll(/<dd class="budget">(.*?)<\/dd>/g)].map(([, text]) => text);
  expect(budgets).toEqual(['✓ budget 5.00 s', 'no budget set', '✓ budget 0']);
});

it('the page keeps names and zones on one line, and wraps event messages', () => {
  const page = renderHtml(readFixture('held'));
  expect(page).toContain('<td class="short">us-east-1a</td>');
  expect(page).toMatch(/<td class="text">[^<]*Started cross AZ failover/);
});

it('the legend contains the threshold of a late answer', () => {
  expect(renderHtml(readFixture('held'))).toContain(`served late, after more than ${LATE_MS} ms`);
});

it('figures and tables that may be wider than the page can be scrolled with the keyboard', () => {
  const page = renderHtml(readFixture('held'));
  const scrollers = [...page.matchAll(/<div class="scroll"[^>]*>/g)].map(([tag]) => tag);
  expect(scrollers.length).toBeGreaterThan(2);
  for (const tag of scrollers) expect(tag).toMatch(/role="region" aria-label="[^"]+" tabindex="0"/);
});

it('the header lists three reasons of several runs, and each run lists its own', () => {
  const report = readFixture('repeated');
  const runs = report.runs.map((run, index) => ({ ...run, reasons: [`reason ${index + 1}`] }));
  const reasons = runs.map((run, index) => `run ${index + 1}: ${run.reasons[0]}`);
  const page = renderHtml({ ...report, runs, reasons });
  const [head = '', ...sections] = page.split('<section class="run"');
  expect(head.match(/<li>Run \d: reason/g)).toHaveLength(3);
  expect(head).toContain('<li>4 more reasons, listed below with their runs.</li>');
  expect(sections.map((section) => /<li>Reason (\d)\.<\/li>/.exec(section)?.[1])).toEqual([...'1234567']);
});

it('the page replaces an empty table with a sentence', () => {
  const page = renderHtml(readFixture('held'));
  expect(page).toContain(
    '<h3>Connections that stayed on the demoted writer</h3>\n<p>No connection stayed on the demoted writer.</p>',
  );
});

it('the page shows the clients of each run, and with several runs a summary before them', () => {
  const count = (page: string, pattern: RegExp) => page.match(pattern)?.length ?? 0;
  const one = renderHtml(readFixture('clients'));
  expect(count(one, /<caption>Clients<\/caption>/g)).toBe(1);
  expect(count(one, /<caption>Clients in all runs/g)).toBe(0);
  expect(one).toMatch(
    /<li>orders: It could not be opened: Cannot find module &#39;@acme\/orders-database&#39;\.<\/li>/,
  );
  const several = renderHtml(readFixture('clients-repeated'));
  expect(count(several, /<caption>Clients<\/caption>/g)).toBe(3);
  expect(several.indexOf('<caption>Clients in all runs')).toBeLessThan(several.indexOf('<caption>Clients<'));
  expect(renderHtml(readFixture('held'))).not.toContain('<caption>Clients');
});

/** Appends a text to every text of a report except the words that the format defines. */
function poison(report: Report, evil: string): Report {
  const words =
    /^(held|not-held|void|ran|crashed|not-opened|aws|loopback|ok|late|failed|indeterminate|dropped|read-only|write|read|lag|pool|fresh|reader|writer|completed|request|crash|writer-lost|zone-outage|class-change|patch|role-unchanged|reset|silent|kept|drill|failover|event|probe|as predicted|connecting|answering|not during the run|\d{4}-.*Z)$/;
  return JSON.parse(JSON.stringify(report), (_, value) =>
    typeof value === 'string' && !words.test(value) ? value + evil : value,
  );
}

it('the page says that clients were measured in groups', () => {
  const sentence = '<p>2 clients on 2 processors: measured in 2 groups, each during another failover.</p>';
  expect(renderHtml(groupedReport([['pg-query'], ['pg-client']]))).toContain(sentence);
  expect(renderHtml(readFixture('clients-repeated'))).not.toContain('measured in 2 groups');
});

it('the page of several causes begins with the verdict and the table of causes', () => {
  const page = renderHtml(reportOfCauses());
  const captions = [...page.matchAll(/<caption>(.*?)<\/caption>/g)].map(([, caption]) => caption);
  expect(captions.slice(0, 3)).toEqual(['Causes', 'Runs', 'Outage of each client by cause']);
  expect(page.indexOf('<caption>Causes')).toBeLessThan(page.indexOf('<dl class="headlines">'));
  expect(page).toContain(
    '<h2>Run 2, crash: held</h2>\n\n<p>Cause crash: SELECT aurora_inject_crash(&#39;instance&#39;), at',
  );
});

it('the page lists what a cause leaves, with the command that undoes it', () => {
  expect(renderHtml(reportOfCauses(['class-change']))).toMatch(
    /<h2>Left in the cluster<\/h2><ul><li>lab-1 is of class .*\. Undo: <code>aws rds modify-db-instance /,
  );
});
