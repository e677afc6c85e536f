import jsTokens from 'js-tokens';

/** One comment, string or paragraph of Markdown, and the line on which it begins. */
export interface Prose {
  readonly kind: 'comment' | 'text';
  readonly line: number;
  /** Has as many lines as the source, so that line numbers can be counted in it. */
  readonly text: string;
}

/** Extracts what people read from a source file or a page. */
export function proseOf(path: string, source: string): Prose[] {
  return path.endsWith('.md') ? markdownProse(source) : codeProse(source);
}

const COMMENTS = ['SingleLineComment', 'MultiLineComment'];
const TEXTS = ['StringLiteral', 'NoSubstitutionTemplate', 'TemplateHead', 'TemplateMiddle', 'TemplateTail'];

function codeProse(source: string): Prose[] {
  const prose: Prose[] = [];
  let line = 1;
  for (const { type, value } of jsTokens(source)) {
    if (COMMENTS.includes(type))
      prose.push({ kind: 'comment', line, text: withoutMarks(withoutCode(value)) });
    if (TEXTS.includes(type)) prose.push({ kind: 'text', line, text: value });
    line += value.split('\n').length - 1;
  }
  return prose;
}

/** Removes the marks of the comment and of each of its lines. */
function withoutMarks(comment: string): string {
  return comment.replace(/^\/(\/|\*+)[ \t]*|\s*\*\/$/g, '').replaceAll(/\n\s*\* ?/g, '\n');
}

function markdownProse(page: string): Prose[] {
  const withoutBlocks = page.replaceAll(/^(```|~~~)[\s\S]*?^\1.*$/gm, keepLines);
  return [{ kind: 'text', line: 1, text: withoutCode(withoutBlocks).replaceAll(/\]\([^)]*\)/g, ']') }];
}

/** Removes what is in backticks. */
function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`/g, keepLines);
}

function keepLines(text: string): string {
  return text.replaceAll(/[^\n]+/g, '');
}
