import type { TemplateObject, TemplateValue } from './value';

/** Policy for a resource that is removed from its stack. */
export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface ParameterTemplate {
  readonly type: string;
  readonly default: string | undefined;
  readonly noEcho: boolean;
  readonly allowedValues: readonly string[] | undefined;
  readonly allowedPattern: string | undefined;
  readonly constraintDescription: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
}

export interface RuleTemplate {
  readonly condition: TemplateValue | undefined;
  readonly assertions: readonly {
    readonly assert: TemplateValue;
    readonly description: string | undefined;
  }[];
}

export interface ResourceTemplate {
  readonly type: string;
  readonly properties: TemplateObject;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  /** Policy in the template. Each type has its own default. */
  readonly deletionPolicy: DeletionPolicy | undefined;
  readonly updateReplacePolicy: DeletionPolicy | undefined;
  readonly metadata: TemplateObject | undefined;
}

export interface OutputTemplate {
  readonly value: TemplateValue;
  readonly description: string | undefined;
  readonly condition: string | undefined;
  readonly exportName: TemplateValue | undefined;
}

export interface Template {
  readonly description: string | undefined;
  readonly parameters: ReadonlyMap<string, ParameterTemplate>;
  /** By map name; then top-level key, second-level key. */
  readonly mappings: ReadonlyMap<string, TemplateObject>;
  readonly conditions: ReadonlyMap<string, TemplateValue>;
  readonly rules: ReadonlyMap<string, RuleTemplate>;
  readonly resources: ReadonlyMap<string, ResourceTemplate>;
  readonly outputs: ReadonlyMap<string, OutputTemplate>;
}
