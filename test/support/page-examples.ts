import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository';

/**
 * Returns the examples of a page of `docs/` by the names of their files: the blocks of JavaScript and TypeScript that begin
 * with a comment with the name. A block that is marked as continued belongs to the end of its file.
 */
export function readExamples(page: string): ReadonlyMap<string, string> {
  const examples = new Map<string, string>();
  for (const { language, text } of readBlocks(page)) {
    const [heading = '', name] = /^\/\/ (\S+)(?: \(continued\))?\n/.exec(text) ?? [];
    if (!['js', 'ts'].includes(language) || name === undefined) continue;
    examples.set(name, (examples.get(name) ?? '') + text.slice(heading.length));
  }
  return examples;
}

/** Returns the commands of a page, by block: a block without a language contains commands, one on each line. */
export function readCommands(page: string): readonly (readonly string[])[] {
  const blocks = readBlocks(page).filter(({ language }) => language === '');
  return blocks.map(({ text }) => text.trim().split('\n'));
}

function readBlocks(page: string): { readonly language: string; readonly text: string }[] {
  const content = readFileSync(join(repository, 'docs', page), 'utf8');
  const blocks = content.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', text = '']) => ({ language, text }));
}
