import type { Value } from '../template/value';

/** What is wrong with a property, and where. */
export interface Problem {
  /** Names and indexes from the resource's properties down to what holds the mistake. */
  readonly path: readonly string[];
  readonly kind: 'missing' | 'unknown' | 'type' | 'value';
  /** In the words of CloudFormation's schema check: `required key [Role] not found`. */
  readonly message: string;
}

/** A value as its type wants it, or why it cannot be that. */
export type Reading<Result extends Value = Value> =
  | { readonly state: 'read'; readonly value: Result }
  | { readonly state: 'wrong'; readonly problems: readonly Problem[] };

export function read(value: Value): Reading {
  return { state: 'read', value };
}

export function wrong(path: readonly string[], kind: Problem['kind'], message: string): Reading<never> {
  return { state: 'wrong', problems: [{ path, kind, message }] };
}
