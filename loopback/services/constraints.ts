import { CommonError } from '../gateway/errors';

/** Requirement for a member's value, in the words of AWS's own validation. */
export interface Constraint<T> {
  readonly holds: (value: T) => boolean;
  readonly text: string;
}

export function atLeastLong(length: number): Constraint<string> {
  return {
    holds: (value) => value.length >= length,
    text: `Member must have length greater than or equal to ${length}`,
  };
}

export function atMostLong(length: number): Constraint<string> {
  return {
    holds: (value) => value.length <= length,
    text: `Member must have length less than or equal to ${length}`,
  };
}

/** Requires that `pattern` matches the whole value. The message shows it without its anchors. */
export function matching(pattern: RegExp): Constraint<string> {
  const shown = pattern.source.replace(/^\^|\$$/g, '');
  return {
    holds: (value) => pattern.test(value),
    text: `Member must satisfy regular expression pattern: ${shown}`,
  };
}

export function oneOf(values: readonly string[]): Constraint<string> {
  return {
    holds: (value) => values.includes(value),
    text: `Member must satisfy enum value set: [${values.join(', ')}]`,
  };
}

export function atLeast(least: number): Constraint<number> {
  return {
    holds: (value) => value >= least,
    text: `Member must have value greater than or equal to ${least}`,
  };
}

export function atMost(most: number): Constraint<number> {
  return {
    holds: (value) => value <= most,
    text: `Member must have value less than or equal to ${most}`,
  };
}

/** Requires an integer. Schemas do not distinguish integers from other numbers. */
export const whole: Constraint<number> = { holds: Number.isInteger, text: 'Member must be an integer' };

/**
 * Throws `ValidationError` for the first constraint that a value violates. An absent value violates none. `member` is
 * spelled as in AWS's messages, starting with a lower-case letter.
 */
export function requireValid<T>(
  member: string,
  value: T | undefined,
  ...constraints: readonly Constraint<T>[]
): void {
  const broken = value === undefined ? undefined : constraints.find(({ holds }) => !holds(value));
  if (broken === undefined) return;
  throw new CommonError(
    'ValidationError',
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: ${broken.text}`,
  );
}
