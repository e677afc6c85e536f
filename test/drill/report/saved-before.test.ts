import { readFileSync } from 'node:fs';
import { toHeadlines } from '../../../drill/report/headlines';
import { renderHtml } from '../../../drill/report/html/page';
import { renderText } from '../../../drill/report/text/render';
import { parseReport } from '../../../drill/report-format/parse';
import { fixturePath } from '../../support/drill/report-fixture';

/** A report that an earlier version of the lab wrote, with other wordings. `UPDATE_FIXTURES=1` does not change it. */
const report = parseReport(readFileSync(fixturePath('saved-before'), 'utf8'));

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

it('a report that an earlier version saved keeps its own sentences, on the terminal and on the page', () => {
  const sentence = report.runs[0]?.remarks[0] ?? '';
  expect(sentence).toContain('1 write got no clear answer');
  const capitalised = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  expect(renderText(report).replaceAll(/\s+/g, ' ')).toContain(capitalised);
  expect(renderHtml(report)).toContain(capitalised);
});
