import type { Rows } from '../../../drill/aws/sql';

/** Renders the result of a statement as a small table, as psql does. */
export function renderRows({ columns, rows, changed }: Rows): string {
  if (columns.length === 0) return `done, ${changed} ${changed === 1 ? 'row' : 'rows'} changed`;
  const cells = [columns, ...rows].map((row) => row.map((value) => value ?? ''));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | '));
  const [header = '', ...body] = lines.map((line) => ` ${line}`.trimEnd());
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  return [header, rule, ...body, `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`].join('\n');
}
