import type { NoValue, TemplateValue, Value } from '../value';

/** What the names in a template stand for where it is evaluated. */
export interface Scope {
  /** A parameter, pseudo parameter or resource. Throws for a name that is none. */
  ref(name: string): Value | NoValue;
  /** Throws when the resource has no such attribute. */
  attribute(logicalId: string, attribute: string): Value;
  condition(name: string): boolean;
  /** Undefined when there is no such map or key. */
  mapping(map: string, topKey: string, secondKey: string): TemplateValue | undefined;
  /** Availability Zones of a region; of this one for the empty text. */
  zones(region: string): readonly string[];
  /** What another stack exports under the name. */
  imported(exportName: string): Value;
}

/** Evaluates what is inside a function's argument. */
export type EvaluateArgument = (value: TemplateValue) => Value | NoValue;

/** One function of the template language. */
export type Intrinsic = (
  argument: TemplateValue,
  evaluate: EvaluateArgument,
  scope: Scope,
) => Value | NoValue;
