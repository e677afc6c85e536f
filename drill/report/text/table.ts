import type { Table } from '../tables/table';
import { wrap } from './wrap';

const GAP = '  ';

/** Width of a terminal in which a table must fit. */
const WIDTH = 150;

/**
 * Renders a table with columns as wide as their widest cell. Wraps the texts of the widest columns if the table does not
 * fit. Removes control characters from the cells.
 */
export function renderTable({ columns, rows }: Table): string[] {
  const titles = columns.map(({ title }) => title);
  const cells = [...(titles.some(Boolean) ? [titles] : []), ...rows].map((row) => row.map(toPlain));
  const widths = fitWidths(columns.map((_, index) => cells.map((row) => row[index] ?? '')));
  return cells.flatMap((row) => {
    const lines = row.map((cell, index) =>
      length(cell) > (widths[index] ?? 0) ? wrap(cell, widths[index]) : [cell],
    );
    const height = Math.max(...lines.map((each) => each.length));
    return Array.from({ length: height }, (_, line) =>
      lines
        .map((each, index) => {
          const text = each[line] ?? '';
          const padding = ' '.repeat((widths[index] ?? 0) - length(text));
          return columns[index]?.isNumber ? padding + text : text + padding;
        })
        .join(GAP)
        .trimEnd(),
    );
  });
}

/** Narrows the widest column until the table fits, but no column to less than its longest word. */
function fitWidths(columns: readonly (readonly string[])[]): number[] {
  const widths = columns.map((cells) => Math.max(...cells.map(length)));
  const least = columns.map((cells) => Math.max(...cells.flatMap((cell) => cell.split(/\s+/)).map(length)));
  let excess = widths.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1)) - WIDTH;
  for (; excess > 0; excess -= 1) {
    const spare = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    widths[widest] = Number(widths[widest]) - 1;
  }
  return widths;
}

/** Replaces control characters by spaces, so that a server's text cannot send commands to the terminal. */
export function toPlain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** Counts characters, not UTF-16 units. */
function length(text: string): number {
  return [...text].length;
}
