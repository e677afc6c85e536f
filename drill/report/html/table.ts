import type { Table } from '../tables/table';
import type { Markup } from './markup';
import { html } from './markup';

/** Texts up to this many characters stay on one line. */
const SHORT_TEXT = 24;

/** With more columns than this, the columns are set closer. */
const MANY_COLUMNS = 12;

/** Renders a table that scrolls if the page is too narrow. */
export function renderTable({ title, columns, rows }: Table): Markup {
  const kinds = columns.map(({ isNumber }, index) => {
    if (isNumber) return 'number';
    return rows.every((cells) => (cells[index] ?? '').length <= SHORT_TEXT) ? 'short' : 'text';
  });
  const kind = (index: number) => kinds[index] ?? 'text';
  const headers = columns.map(
    (column, index) => html`<th scope="col" class="${kind(index)}">${column.title}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((cell, index) =>
      index === 0
        ? html`<th scope="row" class="${kind(index)}">${cell}</th>`
        : html`<td class="${kind(index)}">${cell}</td>`,
    );
    return html`<tr>${row}</tr>\n`;
  });
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
<table${columns.length > MANY_COLUMNS && html` class="wide"`}>
<caption>${title}</caption>
<thead><tr>${headers}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}
