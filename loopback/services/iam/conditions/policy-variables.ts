import type { GlobPart } from './glob';
import type { ContextKeys } from './request-context';

/** `${aws:username}`, `${aws:username, 'nobody'}`, `${*}`, `${?}` and `${$}`. */
const variable = /\$\{([^}]*)\}/g;

/**
 * Puts the request's values into a policy's text. A value's own `*` and `?` are no wildcards. Undefined when a
 * variable has no single value and no default: the element then matches nothing.
 *
 * Source: IAM user guide, "IAM policy elements: Variables and tags".
 */
export function expandVariables(text: string, keys: ContextKeys): readonly GlobPart[] | undefined {
  const parts: GlobPart[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    const value = lookUp(match[1] ?? '', keys);
    if (value === undefined) return undefined;
    parts.push({ pattern: text.slice(end, match.index) }, { literal: value });
    end = match.index + match[0].length;
  }
  return [...parts, { pattern: text.slice(end) }];
}

/** The same for comparisons without wildcards. */
export function expandToText(text: string, keys: ContextKeys): string | undefined {
  const parts = expandVariables(text, keys);
  return parts?.map((part) => ('literal' in part ? part.literal : part.pattern)).join('');
}

function lookUp(expression: string, keys: ContextKeys): string | undefined {
  if (expression === '*' || expression === '?' || expression === '$') return expression;
  const [, name = '', fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(expression) ?? [];
  const values = keys.get(name.toLowerCase()) ?? [];
  return values.length === 1 ? values[0] : fallback;
}
