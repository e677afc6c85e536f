import type { Report } from '../../report-format/report';
import { describeRule, listComparisonNotes } from '../comparison-sentences';
import { HEADINGS } from '../sentences';
import { tableComparison } from '../tables/comparison';
import type { Markup } from './markup';
import { html } from './markup';
import { renderTable } from './table';

/** Renders the comparison with the baseline, if the drill has one. */
export function renderComparison({ comparison }: Report): Markup | false {
  if (comparison === undefined) return false;
  const table = tableComparison(comparison);
  const notes = listComparisonNotes(comparison);
  return html`<section><h2>${HEADINGS.comparison}</h2>
<p>${describeRule(comparison)}</p>
${table.rows.length > 0 && renderTable(table)}
${notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${note}</li>\n`)}</ul>`}
</section>`;
}
