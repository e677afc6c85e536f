import { proseOf } from './prose';
import { QUOTATIONS } from './quotations';
import { COMMENT_OPENINGS, WORDS } from './words';

/** The table of quotations repeats their words. */
const TABLE = 'tools/plain-english/quotations.ts';

/** One place that a reader has to read twice. */
export interface Finding {
  readonly line: number;
  /** The words as they are in the file. */
  readonly found: string;
  readonly write: string;
}

/** Finds the wording of `words.ts` in a file's comments, strings or Markdown, except where it quotes AWS or PostgreSQL. */
export function findWording(path: string, source: string): Finding[] {
  const quotations = QUOTATIONS.filter(([file]) => [file, TABLE].includes(path)).map(([, text]) => text);
  return proseOf(path, source).flatMap(({ kind, line, text }) => {
    const own = quotations.reduce((rest, quotation) => rest.replaceAll(quotation, ''), text);
    const wordings = kind === 'comment' ? [...WORDS, ...COMMENT_OPENINGS] : WORDS;
    return wordings.flatMap(({ avoid, write }) =>
      [...own.matchAll(new RegExp(avoid, `${avoid.flags}g`))].map(({ 0: found, index }) => ({
        line: line + own.slice(0, index).split('\n').length - 1,
        found: found.trim(),
        write,
      })),
    );
  });
}
