import { toPlain } from '../text/table';

/** Characters with a meaning in GitHub's Markdown: formatting, links, HTML, formulas, tables, mentions and lists. */
const SPECIAL = /[\\`*_{}[\]<>()#+\-.!|~&$:@]/g;

/** Escapes a text, so that Markdown shows it as it is. It becomes one line without control characters. */
export function escapeMarkdown(text: string): string {
  return toPlain(text).replaceAll(SPECIAL, '\\$&');
}
