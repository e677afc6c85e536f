import { validationError } from '../faults';
import { isPseudoParameter } from './pseudo-parameters';
import type { Reference } from './references';
import { referencesIn } from './references';
import type { Template } from './template';
import type { TemplateValue } from './value';
import { isList, isScalar } from './value';

/** Throws if a template uses a name that it does not define, regardless of its conditions. */
export function checkReferences(template: Template): void {
  checkResources(template);
  checkOutputs(template);
  checkConditions(template);
}

function checkResources(template: Template): void {
  const used = [...template.resources.values()].flatMap(({ properties, condition }) => [
    ...referencesIn(properties),
    ...conditionReference(condition),
  ]);
  const dependsOn = [...template.resources.values()].flatMap((resource) => resource.dependsOn);
  const unresolved = [
    ...dependsOn.filter((name) => !template.resources.has(name)),
    ...unresolvedRefs(used, template),
  ];
  requireNames(used, template, 'Resources', unresolved);
}

function checkOutputs(template: Template): void {
  const used = [...template.outputs.values()].flatMap(({ value, condition, exportName }) => [
    ...referencesIn(value),
    ...referencesIn(exportName ?? ''),
    ...conditionReference(condition),
  ]);
  requireNames(used, template, 'Outputs', unresolvedRefs(used, template));
}

/** Checks conditions and rules, which are evaluated before any resources exist. */
function checkConditions(template: Template): void {
  const values = [...template.conditions.values()];
  const named = values.flatMap((value) => [...conditionsIn(value)]);
  const used = values.flatMap((value) => [...referencesIn(value)]);
  const missing = named.find((name) => !template.conditions.has(name));
  if (missing !== undefined) {
    throw validationError(
      `Template format error: Unresolved condition dependency ${missing} in the Conditions block of the template`,
    );
  }
  const names = used.filter(
    ({ kind, name }) => kind === 'attribute' || (kind === 'ref' && !isInput(name, template)),
  );
  if (names.length > 0) {
    throw validationError(
      `Template format error: Unresolved dependencies [${unique(names.map(({ name }) => name))}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
  requireMappings(used, template);
}

function requireNames(
  used: readonly Reference[],
  template: Template,
  block: string,
  unresolved: readonly string[],
): void {
  const attribute = used.find(({ kind, name }) => kind === 'attribute' && !template.resources.has(name));
  if (attribute !== undefined) {
    throw validationError(
      `Template error: instance of Fn::GetAtt references undefined resource ${attribute.name}`,
    );
  }
  if (unresolved.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${unique(unresolved)}] in the ${block} block of the template`,
    );
  }
  const condition = used.find(({ kind, name }) => kind === 'condition' && !template.conditions.has(name));
  if (condition !== undefined) {
    throw validationError(
      `Template format error: Unresolved condition dependency ${condition.name} in the ${block} block of the template`,
    );
  }
  requireMappings(used, template);
}

function requireMappings(used: readonly Reference[], template: Template): void {
  const map = used.find(({ kind, name }) => kind === 'mapping' && !template.mappings.has(name));
  if (map !== undefined) {
    throw validationError(
      `Template validation error: Template error: Mapping named '${map.name}' is not present in the 'Mappings' section of template.`,
    );
  }
}

function unresolvedRefs(used: readonly Reference[], template: Template): readonly string[] {
  return used
    .filter(({ kind, name }) => kind === 'ref' && !template.resources.has(name) && !isInput(name, template))
    .map(({ name }) => name);
}

function isInput(name: string, template: Template): boolean {
  return template.parameters.has(name) || isPseudoParameter(name);
}

function conditionReference(condition: string | undefined): readonly Reference[] {
  return condition === undefined ? [] : [{ kind: 'condition', name: condition }];
}

/** Names of conditions that a condition refers to. */
function* conditionsIn(value: TemplateValue): Generator<string> {
  if (isScalar(value)) return;
  if (isList(value)) {
    for (const item of value) yield* conditionsIn(item);
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (key === 'Condition' && typeof part === 'string') yield part;
    else yield* conditionsIn(part);
  }
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
