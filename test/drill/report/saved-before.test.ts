import { readFileSync } from 'node:fs';
import { toRowGroups } from '../../../drill/report/figure/rows';
import { toHeadlines } from '../../../drill/report/headlines';
import { renderHtml } from '../../../drill/report/html/page';
import { tableLanes } from '../../../drill/report/tables/lanes';
import { tableLedger } from '../../../drill/report/tables/ledger';
import { tableMembers, tableStaleConnections } from '../../../drill/report/tables/members';
import { tableMoments } from '../../../drill/report/tables/moments';
import { tableOutages } from '../../../drill/report/tables/outages';
import { renderText } from '../../../drill/report/text/render';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { fixturePath, readFixture } from '../../support/drill/report-fixture';

const textOf = (name: string) => readFileSync(fixturePath(name), 'utf8');

/** Reports of version 1, which earlier versions of the lab wrote. `UPDATE_FIXTURES=1` does not change them. */
const report = parseReport(textOf('saved-before'));
const notHeld = parseReport(textOf('saved-before-not-held'));

it('the reports saved before are of version 1', () => {
  for (const name of ['saved-before', 'saved-before-not-held']) {
    expect(JSON.parse(textOf(name))).toMatchObject({ schema: 1 });
    expect(textOf(name)).not.toContain('"clients"');
  }
});

it('a report that an earlier version saved is rendered with the same headline numbers', () => {
  const headlines = toHeadlines(report).map(({ title, value, budget, state }) => [
    title,
    value,
    budget,
    state,
  ]);
  expect(headlines).toEqual([
    ['Write outage', '≤ 263 ms', 'budget 5.00 s', 'kept'],
    ['Read outage', 'none', 'no budget set', 'unjudged'],
    ['Acknowledged writes lost', '0', 'budget 0', 'kept'],
  ]);
});

it('a report of version 1 renders with the same figures as one of version 2 of the same failover', () => {
  expect(figuresOf(notHeld)).toEqual(figuresOf(readFixture('not-held')));
  expect(renderText(notHeld)).toMatch(/^NOT HELD /);
});

it('a report saved before has no clients on the page and in the text', () => {
  expect(notHeld.runs.map(({ clients }) => clients)).toEqual([[]]);
  for (const rendered of [renderHtml(notHeld), renderText(notHeld)])
    expect(rendered).not.toMatch(/\bclients?\b.*asked/);
});

it('a report that an earlier version saved keeps its own sentences, on the terminal and on the page', () => {
  const sentence = report.runs[0]?.remarks[0] ?? '';
  expect(sentence).toContain('1 write got no clear answer');
  const capitalised = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  expect(renderText(report).replaceAll(/\s+/g, ' ')).toContain(capitalised);
  expect(renderHtml(report)).toContain(capitalised);
});

/** Returns all numbers that a report shows, without its own sentences. */
function figuresOf(shown: Report): unknown {
  return [
    toHeadlines(shown),
    shown.runs.map((run) => [
      ...[tableOutages, tableLanes, tableMembers, tableStaleConnections, tableMoments].map(
        (table) => table(run).rows,
      ),
      tableLedger(run.ledger).rows,
      toRowGroups(run),
    ]),
  ];
}

it('a report of version 2 that was saved before there were causes renders with the same figures', () => {
  expect(JSON.parse(textOf('saved-before-causes')).runs[0]).not.toHaveProperty('cause');
  expect(figuresOf(parseReport(textOf('saved-before-causes')))).toEqual(figuresOf(readFixture('clients')));
});
