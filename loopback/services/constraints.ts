import { CommonError } from '../gateway/errors';

/** What a member's value must be, in the words of AWS's own validation. */
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

/** `pattern` is for the whole value and is shown without its anchors. */
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

/** Schemas do not tell integers from other numbers. */
export const whole: Constraint<number> = { holds: Number.isInteger, text: 'Member must be an integer' };

/**
 * Throws `ValidationError` for the first constraint that a value breaks; a value that is not there breaks none.
 * `member` is spelled as in AWS's messages, from a lower-case letter on.
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
