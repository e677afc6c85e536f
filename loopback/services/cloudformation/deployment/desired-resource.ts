import type { Definitions } from '../properties/definitions';
import { readProperties } from '../properties/read-properties';
import type { Problem } from '../properties/reading';
import type { Stack, StackSettings } from '../stacks/stack';
import type { Tag } from '../stacks/stack-resource';
import type { Blueprint } from '../template/blueprint';
import { evaluateObject } from '../template/intrinsics/evaluate';
import type { Scope } from '../template/intrinsics/scope';
import type { ResourceTemplate } from '../template/template';
import type { ValueObject } from '../template/value';
import { tagsOf } from './stack-tags';

/** State that the template wants a resource to have. */
export interface DesiredResource {
  readonly template: ResourceTemplate;
  readonly dependsOn: ReadonlySet<string>;
  readonly properties: ValueObject;
  readonly tags: readonly Tag[];
  /**
   * Properties that the type's definition does not allow. If there are any, the properties are as they were
   * evaluated.
   */
  readonly problems: readonly Problem[];
}

/** Evaluates a resource of a template and checks it. Throws the errors of the template's functions. */
export function resolveResource(
  logicalId: string,
  template: ResourceTemplate,
  context: {
    readonly blueprint: Blueprint;
    readonly settings: StackSettings;
    readonly stack: Stack;
    readonly scope: Scope;
    readonly engine: { readonly definitions: Definitions };
  },
): DesiredResource {
  const { blueprint, settings, stack, scope, engine } = context;
  const evaluated = evaluateObject(template.properties, scope);
  const definition = engine.definitions.find(template.type);
  // AWS::CDK::Metadata has no definition, so its properties are not checked.
  const reading = definition && readProperties(evaluated, definition);
  const properties = reading?.state === 'read' ? reading.value : evaluated;
  const tagProperty = definition?.tagProperty;
  return {
    template,
    dependsOn: blueprint.dependencies.get(logicalId) ?? new Set(),
    properties,
    tags: tagProperty === undefined ? [] : tagsOf(stack, settings.tags, logicalId, properties[tagProperty]),
    problems: reading?.state === 'wrong' ? reading.problems : [],
  };
}
