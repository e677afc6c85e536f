import type { GlobPart } from './glob';
import type { ContextKeys } from './request-context';

/** Matches `${aws:username}`, `${aws:username, 'nobody'}`, `${*}`, `${?}` and `${$}`. */
const variable = /\$\{([^}]*)\}/g;

/**
 * Replaces the variables in a policy's text with the request's values. A `*` or `?` in a value is not a wildcard.
 * Undefined if a variable has neither a single value nor a default: the policy element then matches nothing.
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

/** Replaces variables for comparisons without wildcards. */
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
