import { validationError } from '../faults';
import { checkReferences } from './check-references';
import { checkRules, resolveConditions } from './conditions';
import type { DependencyGraph } from './dependency-graph';
import { buildDependencyGraph } from './dependency-graph';
import type { Scope } from './intrinsics/scope';
import type { GivenParameter, Parameter, ReadSsmParameter } from './parameters';
import { resolveParameters } from './parameters';
import { parseTemplate } from './parse-template';
import type { StackIdentity } from './pseudo-parameters';
import { pseudoParameter } from './pseudo-parameters';
import { member } from './section';
import type { OutputTemplate, ResourceTemplate, Template } from './template';
import type { NoValue, TemplateObject, TemplateValue, Value } from './value';
import { isTemplateObject } from './value';

/** Template with its parameters: everything about a deployment that is known before any of its resources exist. */
export interface Blueprint {
  /** The template exactly as it was submitted. */
  readonly text: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Resources and outputs whose condition is true. */
  readonly resources: ReadonlyMap<string, ResourceTemplate>;
  readonly outputs: ReadonlyMap<string, OutputTemplate>;
  readonly dependencies: DependencyGraph;
  /** Values of every name in the template except resources. */
  readonly inputs: Omit<Scope, 'attribute' | 'imported'>;
}

export interface BlueprintRequest {
  readonly text: string;
  readonly parameters: readonly GivenParameter[];
  /** Parameters that the stack has now. */
  readonly previousParameters: ReadonlyMap<string, Parameter>;
  readonly stack: StackIdentity;
  readonly availabilityZones: readonly string[];
  readonly readSsmParameter: ReadSsmParameter;
  /** Returns why a stack cannot have resources of a type; undefined if it can. */
  readonly explainUnsupportedType: (type: string) => string | undefined;
}

/**
 * Reads a template and evaluates everything that does not depend on resources. Throws `ValidationError` in
 * CloudFormation's words.
 */
export async function createBlueprint(request: BlueprintRequest): Promise<Blueprint> {
  const template = parseTemplate(request.text);
  checkReferences(template);
  const parameters = await resolveParameters(
    template.parameters,
    request.parameters,
    request.previousParameters,
    request.readSsmParameter,
  );
  const lookups = createLookups(template, parameters, request);
  const conditions = resolveConditions(template, { ...lookups, ...noResources });
  const holds = (name: string) => conditions.get(name) ?? false;
  const inputs = { ...lookups, condition: holds };
  checkRules(template, { ...inputs, ...noResources });
  const resources = filterByCondition(template.resources, holds);
  requireKnownTypes(resources, request.explainUnsupportedType);
  return {
    text: request.text,
    template,
    parameters,
    resources,
    outputs: filterByCondition(template.outputs, holds),
    dependencies: buildDependencyGraph(resources, holds),
    inputs,
  };
}

/** Lookups while no resources exist. They throw. */
const noResources: Pick<Scope, 'attribute' | 'imported'> = {
  attribute: (logicalId) => {
    throw validationError(`Template error: ${logicalId} cannot be used where no resources exist.`);
  },
  imported: () => {
    throw validationError('Template error: Cannot use Fn::ImportValue in Conditions.');
  },
};

function createLookups(
  { mappings }: Template,
  parameters: ReadonlyMap<string, Parameter>,
  { stack, availabilityZones }: BlueprintRequest,
): Pick<Scope, 'ref' | 'mapping' | 'zones'> {
  return {
    ref(name): Value | NoValue {
      const value = pseudoParameter(name, stack) ?? parameters.get(name)?.value;
      if (value !== undefined) return value;
      throw validationError(
        `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
      );
    },
    mapping(map, topKey, secondKey) {
      const attributes = ownMember(mappings.get(map), topKey);
      return isTemplateObject(attributes) ? ownMember(attributes, secondKey) : undefined;
    },
    zones(region) {
      if (region === '' || region === stack.region) return availabilityZones;
      throw validationError(
        `Template validation error: the loopback account has only the region ${stack.region}, not ${region}.`,
      );
    },
  };
}

function ownMember(object: TemplateObject | undefined, key: string): TemplateValue | undefined {
  return object === undefined ? undefined : member(object, key);
}

function filterByCondition<Part extends { readonly condition: string | undefined }>(
  parts: ReadonlyMap<string, Part>,
  holds: (condition: string) => boolean,
): ReadonlyMap<string, Part> {
  return new Map([...parts].filter(([, { condition }]) => condition === undefined || holds(condition)));
}

function requireKnownTypes(
  resources: ReadonlyMap<string, ResourceTemplate>,
  explainUnsupportedType: BlueprintRequest['explainUnsupportedType'],
): void {
  const types = [...new Set([...resources.values()].map(({ type }) => type))];
  const refused = types.filter((type) => explainUnsupportedType(type) !== undefined);
  if (refused.length === 0) return;
  const reasons = [...new Set(refused.map(explainUnsupportedType))].filter((reason) => reason !== '');
  const sentences = [`Unrecognized resource types: [${refused.join(', ')}]`, ...reasons];
  throw validationError(`Template format error: ${sentences.join('. ')}`);
}
