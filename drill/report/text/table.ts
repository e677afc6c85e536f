import type { Table } from '../tables/table';

const GAP = '  ';

/** A table in columns as wide as their widest cell. Nothing in it moves the cursor, whatever a server said. */
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

/** Without control characters: what a server says is not to reach a terminal as commands. */
export function toPlain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** In characters, not in UTF-16 units. */
function length(text: string): number {
  return [...text].length;
}
