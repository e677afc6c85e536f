import { validationError } from '../faults';
import { member, textMember } from './section';
import type { DeletionPolicy, ResourceTemplate } from './template';
import type { TemplateObject } from './value';
import { isList, isTemplateObject } from './value';

const knownMembers = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'Description',
];
/** Members for types that the loopback account does not support (Auto Scaling groups, instances that signal). */
const absentMembers = ['CreationPolicy', 'UpdatePolicy'];
const deletionPolicies: readonly DeletionPolicy[] = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

export function parseResource(resource: TemplateObject, path: string): ResourceTemplate {
  for (const key of Object.keys(resource)) {
    if (absentMembers.includes(key)) {
      throw validationError(
        `Template format error: [${path}] ${key} has no effect in the loopback account; remove it.`,
      );
    }
    if (!knownMembers.includes(key)) throw validationError(`Invalid template resource property '${key}'`);
  }
  const type = member(resource, 'Type');
  if (typeof type !== 'string') {
    throw validationError(
      `Template format error: [${path}] Every Resources object must contain a Type member.`,
    );
  }
  return {
    type,
    properties: objectMember(resource, 'Properties') ?? {},
    dependsOn: parseDependsOn(resource, path),
    condition: textMember(resource, 'Condition', path),
    deletionPolicy: parsePolicy(resource, 'DeletionPolicy', path),
    updateReplacePolicy: parsePolicy(resource, 'UpdateReplacePolicy', path),
    metadata: objectMember(resource, 'Metadata'),
  };
}

function objectMember(resource: TemplateObject, key: string): TemplateObject | undefined {
  const value = member(resource, key);
  if (value === undefined || isTemplateObject(value)) return value;
  throw validationError(`Template format error: Any ${key} member must be an object.`);
}

function parseDependsOn(resource: TemplateObject, path: string): readonly string[] {
  const value = member(resource, 'DependsOn') ?? [];
  const names = isList(value) ? value : [value];
  return names.map((name) => {
    if (typeof name === 'string') return name;
    throw validationError(
      `Template format error: [${path}/DependsOn] Every DependsOn value must be a string or a list of strings.`,
    );
  });
}

function parsePolicy(resource: TemplateObject, key: string, path: string): DeletionPolicy | undefined {
  const text = textMember(resource, key, path);
  const policy = deletionPolicies.find((candidate) => candidate === text);
  if (text === undefined || policy !== undefined) return policy;
  throw validationError(`Template error: Unrecognized ${key} ${text} for resource ${path.split('/').at(-1)}`);
}
