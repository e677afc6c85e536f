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

/** A template and its parameters: all that is known of a deployment before any resource of it exists. */
export interface Blueprint {
  /** The template as it was given. */
  readonly text: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Resources and outputs whose condition holds. */
  readonly resources: ReadonlyMap<string, ResourceTemplate>;
  readonly outputs: ReadonlyMap<string, OutputTemplate>;
  readonly dependencies: DependencyGraph;
  /** Everything the template's names stand for, resources apart. */
  readonly inputs: Omit<Scope, 'attribute' | 'imported'>;
}

export interface BlueprintRequest {
  readonly text: string;
  readonly parameters: readonly GivenParameter[];
  /** What the stack has now. */
  readonly previousParameters: ReadonlyMap<string, Parameter>;
  readonly stack: StackIdentity;
  readonly availabilityZones: readonly string[];
  readonly readSsmParameter: ReadSsmParameter;
  /** Why a stack cannot have resources of a type; undefined when it can. */
  readonly refuseType: (type: string) => string | undefined;
}

/** Reads a template and decides all that can be decided. Throws `ValidationError` in CloudFormation's words. */
export async function drawBlueprint(request: BlueprintRequest): Promise<Blueprint> {
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
  const resources = thoseThatHold(template.resources, holds);
  requireKnownTypes(resources, request.refuseType);
  return {
    text: request.text,
    template,
    parameters,
    resources,
    outputs: thoseThatHold(template.outputs, holds),
    dependencies: buildDependencyGraph(resources, holds),
    inputs,
  };
}

/** How values are found while there are no resources. */
const noResources: Pick<Scope, 'attribute' | 'imported'> = {
  attribute: (logicalId) => {
    throw validationError(`Template error: ${logicalId} cannot be used before there are resources.`);
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
        `Template validation error: the loopback account has no region ${region}, only ${stack.region}.`,
      );
    },
  };
}

function ownMember(object: TemplateObject | undefined, key: string): TemplateValue | undefined {
  return object === undefined ? undefined : member(object, key);
}

function thoseThatHold<Part extends { readonly condition: string | undefined }>(
  parts: ReadonlyMap<string, Part>,
  holds: (condition: string) => boolean,
): ReadonlyMap<string, Part> {
  return new Map([...parts].filter(([, { condition }]) => condition === undefined || holds(condition)));
}

function requireKnownTypes(
  resources: ReadonlyMap<string, ResourceTemplate>,
  refuseType: BlueprintRequest['refuseType'],
): void {
  const types = [...new Set([...resources.values()].map(({ type }) => type))];
  const refused = types.filter((type) => refuseType(type) !== undefined);
  if (refused.length === 0) return;
  const reasons = [...new Set(refused.map(refuseType))].filter((reason) => reason !== '');
  const sentences = [`Unrecognized resource types: [${refused.join(', ')}]`, ...reasons];
  throw validationError(`Template format error: ${sentences.join('. ')}`);
}
