import { wrap } from '../../../drill/report/text/wrap';
import type { Block } from '../../../exercises/page';

const CODE_INDENT = '    ';

/** Renders a page for a terminal: plain text, wrapped at a width. Code and tables are not wrapped. */
export function renderPage(page: readonly Block[], width: number): string {
  return page.map((block) => renderBlock(block, width).join('\n')).join('\n\n');
}

function renderBlock(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const text = plain(block.text);
      return [text, (block.level === 1 ? '=' : '-').repeat(text.length)];
    }
    case 'paragraph':
      return wrap(plain(block.text), width);
    case 'item': {
      const indent = ' '.repeat(block.marker.length + 1);
      const lines = wrap(plain(block.text), width - indent.length);
      return lines.map((line, index) => (index === 0 ? `${block.marker} ${line}` : indent + line));
    }
    case 'table':
      return renderTable(block.lines);
    case 'code':
      return block.lines.map((line) => (CODE_INDENT + line).trimEnd());
  }
}

/** Aligns the columns of a table. */
function renderTable(lines: readonly string[]): readonly string[] {
  const rows = lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => plain(cell.trim())),
    );
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Removes Markdown's marks. The address of a link to the web follows its text; a relative link is its text only. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|\W)[*_]([^*_]+)[*_](?=\W|$)/g, '$1$2');
}
