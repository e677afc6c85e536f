import type { NoValue, TemplateValue, Value } from '../value';

/** Values of the names that a template uses: parameters, resources, conditions, mappings, zones and exports. */
export interface Scope {
  /** Value of a parameter, pseudo parameter or resource. Throws for any other name. */
  ref(name: string): Value | NoValue;
  /** Throws if the resource does not have the attribute. */
  attribute(logicalId: string, attribute: string): Value;
  condition(name: string): boolean;
  /** Returns undefined if the map or a key does not exist. */
  mapping(map: string, topKey: string, secondKey: string): TemplateValue | undefined;
  /** Availability Zones of a region. An empty text means the account's region. */
  zones(region: string): readonly string[];
  /** Value that another stack exports under the name. */
  imported(exportName: string): Value;
}

/** Evaluates a value inside a function's argument. */
export type EvaluateArgument = (value: TemplateValue) => Value | NoValue;

/** Function of the template language. */
export type Intrinsic = (
  argument: TemplateValue,
  evaluate: EvaluateArgument,
  scope: Scope,
) => Value | NoValue;
