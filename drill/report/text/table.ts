import type { Table } from '../tables/table';

const GAP = '  ';

/** Renders a table with columns as wide as their widest cell. Removes control characters from the cells. */
export function renderTable({ columns, rows }: Table): string[] {
  const titles = columns.map(({ title }) => title);
  const cells = [...(titles.some(Boolean) ? [titles] : []), ...rows].map((row) => row.map(toPlain));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => length(row[index] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, index) => {
        const padding = ' '.repeat((widths[index] ?? 0) - length(cell));
        return columns[index]?.isNumber ? padding + cell : cell + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Replaces control characters by spaces, so that a server's text cannot send commands to the terminal. */
export function toPlain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** Counts characters, not UTF-16 units. */
function length(text: string): number {
  return [...text].length;
}
