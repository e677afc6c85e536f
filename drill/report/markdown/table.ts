import type { Table } from '../tables/table';
import { escapeMarkdown } from './escape';

/** Renders a table in GitHub's Markdown. */
export function renderTable({ columns, rows }: Table): string[] {
  return [
    toRow(columns.map(({ title }) => title)),
    `| ${columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(toRow),
  ];
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
