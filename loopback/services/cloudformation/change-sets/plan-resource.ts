import { isDeepStrictEqual } from 'node:util';
import { chooseRemovalAction } from '../deployment/deletion-policy';
import type { DesiredResource } from '../deployment/desired-resource';
import type { PropertyChange } from '../properties/compare-properties';
import { compareProperties } from '../properties/compare-properties';
import type { ResourceDefinition } from '../properties/definitions';
import type { ResourceTypes } from '../resource-types/resource-handler';
import type { StackResource } from '../stacks/stack-resource';
import { referencesIn } from '../template/references';
import type { ResourceTemplate } from '../template/template';
import type { TemplateValue, Value } from '../template/value';
import { findUnknown } from '../template/value';
import type { ChangeCause, PlannedChange, PlannedDetail, PolicyAction } from './planned-change';

export function planAddition(logicalId: string, { template, properties }: DesiredResource): PlannedChange {
  return {
    action: 'Add',
    logicalId,
    type: template.type,
    physicalId: undefined,
    replacement: undefined,
    policyAction: undefined,
    before: undefined,
    after: properties,
    details: [],
  };
}

export function planRemoval(resource: StackResource, types: ResourceTypes): PlannedChange {
  const { logicalId, type, physicalId, properties } = resource;
  const policyActions = {
    delete: 'Delete',
    retain: 'Retain',
    'delete-with-snapshot': 'Snapshot',
  } as const;
  return {
    action: 'Remove',
    logicalId,
    type,
    physicalId,
    replacement: undefined,
    policyAction: policyActions[chooseRemovalAction(resource, 'removed', types)],
    before: properties,
    after: undefined,
    details: [],
  };
}

/** Returns undefined if nothing about the resource would change. */
export function planModification(
  current: StackResource,
  desired: DesiredResource,
  changedParameters: ReadonlySet<string>,
  definition: ResourceDefinition | undefined,
): PlannedChange | undefined {
  const { logicalId, type, physicalId, properties } = current;
  const changes = compareProperties(properties, desired.properties, definition);
  const details = [
    ...changes.map((change) => planProperty(change, current.template, desired.template, changedParameters)),
    ...planTemplateParts(current.template, desired.template),
    ...planTags(current, desired, changes, definition),
  ];
  if (details.length === 0) return undefined;
  const replacement = chooseReplacement(details);
  return {
    action: 'Modify',
    logicalId,
    type,
    physicalId,
    replacement,
    policyAction: replacement === 'True' ? replacedPolicy(desired.template) : undefined,
    before: properties,
    after: desired.properties,
    details,
  };
}

const recreations = { no: 'Never', maybe: 'Conditionally', yes: 'Always' } as const;

function planProperty(
  { name, before, after, replacement }: PropertyChange,
  beforeTemplate: ResourceTemplate,
  afterTemplate: ResourceTemplate,
  changedParameters: ReadonlySet<string>,
): PlannedDetail {
  const written = afterTemplate.properties[name];
  const isRewritten = !isDeepStrictEqual(beforeTemplate.properties[name], written);
  return {
    attribute: 'Properties',
    name,
    before,
    after,
    recreation: recreations[replacement],
    cause: isRewritten ? direct : (findCause(after, written, changedParameters) ?? direct),
  };
}

const direct: ChangeCause = { source: 'DirectModification' };

/** Returns why a value differs although its text in the template is the same as before. */
function findCause(
  after: Value | undefined,
  written: TemplateValue | undefined,
  changedParameters: ReadonlySet<string>,
): ChangeCause | undefined {
  const unknown = after === undefined ? undefined : findUnknown(after);
  if (unknown !== undefined) {
    const source = unknown.source.includes('.') ? 'ResourceAttribute' : 'ResourceReference';
    return { source, entity: unknown.source };
  }
  const names = written === undefined ? [] : [...referencesIn(written)].map(({ name }) => name);
  const parameter = names.find((name) => changedParameters.has(name));
  return parameter === undefined ? undefined : { source: 'ParameterReference', entity: parameter };
}

/** Plans changes of metadata and policies. They change the stack's record of the resource, never the resource. */
function planTemplateParts(before: ResourceTemplate, after: ResourceTemplate): readonly PlannedDetail[] {
  const parts = [
    ['Metadata', before.metadata, after.metadata],
    ['DeletionPolicy', before.deletionPolicy, after.deletionPolicy],
    ['UpdateReplacePolicy', before.updateReplacePolicy, after.updateReplacePolicy],
  ] as const;
  return parts
    .filter(([, from, to]) => !isDeepStrictEqual(from, to))
    .map(([attribute, from, to]) => ({
      attribute,
      name: undefined,
      before: from,
      after: to,
      recreation: 'Never',
      cause: direct,
    }));
}

/** Plans changes of the stack's tags. Tags of a resource in the template are properties, and not handled here. */
function planTags(
  current: StackResource,
  desired: DesiredResource,
  changes: readonly PropertyChange[],
  definition: ResourceDefinition | undefined,
): readonly PlannedDetail[] {
  if (isDeepStrictEqual(current.tags, desired.tags)) return [];
  if (changes.some(({ name }) => name === definition?.tagProperty)) return [];
  return [
    {
      attribute: 'Tags',
      name: undefined,
      before: undefined,
      after: undefined,
      recreation: 'Never',
      cause: direct,
    },
  ];
}

/**
 * Whether the resource is replaced. Certain only if a property that always requires replacement has a known new
 * value.
 */
function chooseReplacement(details: readonly PlannedDetail[]): 'True' | 'False' | 'Conditional' {
  const isCertain = ({ after }: PlannedDetail) => after === undefined || findUnknown(after) === undefined;
  const always = details.filter(({ recreation }) => recreation === 'Always');
  if (always.some(isCertain)) return 'True';
  const conditional = details.some(({ recreation }) => recreation === 'Conditionally');
  return always.length > 0 || conditional ? 'Conditional' : 'False';
}

function replacedPolicy({ updateReplacePolicy = 'Delete' }: ResourceTemplate): PolicyAction {
  const policyActions = {
    Delete: 'ReplaceAndDelete',
    Retain: 'ReplaceAndRetain',
    RetainExceptOnCreate: 'ReplaceAndRetain',
    Snapshot: 'ReplaceAndSnapshot',
  } as const;
  return policyActions[updateReplacePolicy];
}
