import { invalidParameter } from '../faults';

/** Whether a message matches a filter pattern. */
export type MatchesPattern = (message: string) => boolean;

interface Term {
  readonly kind: 'include' | 'exclude' | 'optional';
  readonly text: string;
}

/**
 * Parses a pattern for unstructured text. It consists of words and quoted phrases: required terms, terms with `-`
 * that must be absent, and terms with `?` of which one is sufficient. Source: CloudWatch Logs user guide, "Filter
 * pattern syntax". Throws `InvalidParameterException` for any other pattern; JSON, column and regular-expression
 * patterns are not supported.
 */
export function parseFilterPattern(pattern = ''): MatchesPattern {
  const terms = parseTerms(pattern.trim());
  const texts = (kind: Term['kind']) => terms.filter((term) => term.kind === kind).map(({ text }) => text);
  const [included, excluded, optional] = [texts('include'), texts('exclude'), texts('optional')];
  // "If you combine ? with other terms, the ? terms are ignored."
  const isChoice = optional.length > 0 && optional.length === terms.length;
  return (message) =>
    isChoice
      ? optional.some((text) => message.includes(text))
      : included.every((text) => message.includes(text)) && !excluded.some((text) => message.includes(text));
}

const kinds = { '': 'include', '-': 'exclude', '?': 'optional' } as const;

function parseTerms(pattern: string): Term[] {
  if (/^[{[]|%.*%/s.test(pattern)) {
    throw invalidParameter(
      `The filter pattern ${pattern} is for JSON, for columns or a regular expression: the loopback account ` +
        'matches words and phrases in quotes only.',
    );
  }
  const terms: Term[] = [];
  let at = 0;
  for (const match of pattern.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\w+))(?:\s+|$)/gy)) {
    const [whole, sign = '', phrase, word = ''] = match;
    const kind = kinds[sign === '-' || sign === '?' ? sign : ''];
    terms.push({ kind, text: phrase === undefined ? word : phrase.replace(/\\(.)/g, '$1') });
    at += whole.length;
  }
  if (at !== pattern.length) {
    throw invalidParameter(
      `Invalid character(s) in term '${pattern.slice(at)}': all but letters, digits and underscores need quotes.`,
    );
  }
  return terms;
}
