import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Part of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** Item of a list: `marker` is `-` or a number such as `2.`. */
  | { readonly kind: 'item'; readonly marker: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly lines: readonly string[] }
  | CodeBlock;

export interface CodeBlock {
  readonly kind: 'code';
  readonly language: string;
  readonly lines: readonly string[];
  /** HTML comment directly before the block, such as `not run: it waits for Ctrl-C`. */
  readonly remark?: string;
}

/** Reads the page of an exercise; the table of contents if `folder` is empty. */
export function readPage(folder: string): Promise<string> {
  return readFile(join(__dirname, folder, 'README.md'), 'utf8');
}

/** Parses the subset of Markdown that the pages use: headings, paragraphs, flat lists, tables, fenced code, comments. */
export function parsePage(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  let remark: string | undefined;
  let start = 0;
  while (start < lines.length) {
    const { end, block, comment } = readBlock(lines, start, remark);
    if (block) blocks.push(block);
    // A comment is about the code that follows it. Empty lines may be between them.
    if (comment !== undefined) remark = comment;
    else if (block) remark = undefined;
    start = end;
  }
  return blocks;
}

interface Reading {
  /** Index of the first line after the block. */
  readonly end: number;
  readonly block?: Block;
  readonly comment?: string;
}

function readBlock(lines: readonly string[], start: number, remark: string | undefined): Reading {
  const line = lines[start] ?? '';
  if (line.trim() === '') return { end: start + 1 };

  const [, indent = '', language = ''] = /^( *)```(\S*)/.exec(line) ?? [];
  if (line.trim().startsWith('```')) {
    const end = findLine(lines, start + 1, (each) => each.trim() === '```');
    const code = lines
      .slice(start + 1, end)
      .map((each) => (each.startsWith(indent) ? each.slice(indent.length) : each));
    return { end: end + 1, block: { kind: 'code', language, lines: code, ...(remark && { remark }) } };
  }
  if (line.trim().startsWith('<!--')) {
    const end = findLine(lines, start, (each) => each.includes('-->'));
    const comment = lines.slice(start, end + 1).join(' ');
    return { end: end + 1, comment: comment.replace(/^\s*<!--\s*|\s*-->.*$/g, '').replace(/\s+/g, ' ') };
  }
  const [, hashes, title = ''] = /^(#+) (.*)$/.exec(line) ?? [];
  if (hashes) return { end: start + 1, block: { kind: 'heading', level: hashes.length, text: title } };
  if (line.startsWith('|')) {
    const end = findLine(lines, start, (each) => !each.startsWith('|'));
    return { end, block: { kind: 'table', lines: lines.slice(start, end) } };
  }
  const end = findLine(lines, start + 1, (each) => each.trim() === '' || BEGINS_BLOCK.test(each));
  const text = lines
    .slice(start, end)
    .map((each) => each.trim())
    .join(' ');
  const [, marker, rest = ''] = ITEM.exec(text) ?? [];
  if (marker) return { end, block: { kind: 'item', marker, text: rest } };
  return { end, block: { kind: 'paragraph', text } };
}

const ITEM = /^(-|\d+\.) (.*)$/;
const BEGINS_BLOCK = /^ *(```|<!--|(-|\d+\.) )|^(#|\|)/;

/** Returns the index of the first line from `start` for which the condition is true; the number of lines if none. */
function findLine(lines: readonly string[], start: number, isFound: (line: string) => boolean): number {
  const index = lines.findIndex((line, at) => at >= start && isFound(line));
  return index === -1 ? lines.length : index;
}
