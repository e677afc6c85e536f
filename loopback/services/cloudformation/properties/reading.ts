import type { Value } from '../template/value';

/** Why a property is invalid, and where it is. */
export type Problem = {
  /** Names and indexes from the resource's properties down to the invalid value. */
  readonly path: readonly string[];
} & (
  | { readonly kind: 'missing' | 'unknown'; readonly name: string }
  | { readonly kind: 'type'; readonly expected: string; readonly found: string }
  /** The account cannot create a resource with this value. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'value'; readonly found: string; readonly allowed: readonly (string | number)[] }
);

/** Value converted to its type, or the problems that prevent the conversion. */
export type Reading<Result extends Value = Value> =
  | { readonly state: 'read'; readonly value: Result }
  | { readonly state: 'wrong'; readonly problems: readonly Problem[] };

export function read(value: Value): Reading {
  return { state: 'read', value };
}

export function wrong(problem: Problem): Reading<never> {
  return { state: 'wrong', problems: [problem] };
}

export function wrongType(path: readonly string[], expected: string, found: string): Reading<never> {
  return wrong({ path, kind: 'type', expected, found });
}
