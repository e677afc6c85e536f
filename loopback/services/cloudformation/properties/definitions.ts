import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyDefinition,
  PropertyDefinitions,
  PropertyType,
  StructureReference,
} from './property-definition';

/** AWS's definition of a resource type. */
export interface ResourceDefinition {
  readonly type: string;
  readonly properties: PropertyDefinitions;
  /** Attributes for `Fn::GetAtt`, by name. A nested attribute has a dotted name. */
  readonly attributes: ReadonlyMap<string, PropertyType>;
  /** Properties and attributes that identify a resource, including a custom name in the template. */
  readonly primaryIdentifier: readonly string[];
  /** `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}` */
  readonly arnTemplate: string | undefined;
  /** Property that holds the resource's tags, if it supports tags. */
  readonly tagProperty: string | undefined;
  /** Returns the structure that a property type refers to. */
  structure(reference: StructureReference): PropertyDefinitions;
}

type Database = ReturnType<typeof loadAwsServiceSpecSync>;

/** Source of the definitions of resource types. */
export interface Definitions {
  /** Loads the definitions of all types together, so that `find` can return them. */
  load(types: Iterable<string>): void;
  /** Returns undefined if the type does not exist. */
  find(type: string): ResourceDefinition | undefined;
}

/** Every definition requested so far; undefined for types that do not exist. Definitions never change. */
const known = new Map<string, ResourceDefinition | undefined>();

/**
 * AWS's own definitions. The definitions of all 1,800 types take 0.4 s to load and 75 MB to keep. So they are loaded when a
 * new type is requested, and only the requested definitions are kept.
 */
export const awsDefinitions: Definitions = {
  load: loadDefinitions,
  find(type) {
    loadDefinitions([type]);
    return known.get(type);
  },
};

function loadDefinitions(types: Iterable<string>): void {
  const missing = [...types].filter((type) => !known.has(type));
  if (missing.length === 0) return;
  const database = loadAwsServiceSpecSync();
  for (const type of missing) known.set(type, createDefinition(type, database));
}

function createDefinition(type: string, database: Database): ResourceDefinition | undefined {
  const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
  if (resource === undefined) return undefined;
  const structures = new Map<string, PropertyDefinitions>();
  collectStructures(resource.properties, database, structures);
  return {
    type,
    properties: resource.properties,
    attributes: new Map(Object.entries(resource.attributes).map(([name, { type: of }]) => [name, of])),
    primaryIdentifier: resource.primaryIdentifier ?? [],
    arnTemplate: resource.arnTemplate,
    tagProperty: resource.tagInformation?.tagPropertyName,
    structure: ({ $ref }) => structures.get($ref) ?? {},
  };
}

/**
 * Adds every structure that the properties refer to, directly or not. Structures may refer to each other in cycles.
 */
function collectStructures(
  properties: PropertyDefinitions,
  database: Database,
  structures: Map<string, PropertyDefinitions>,
): void {
  for (const { $ref } of Object.values(properties).flatMap(referencesOf)) {
    if (structures.has($ref)) continue;
    const structure = database.get('typeDefinition', $ref);
    structures.set($ref, structure.properties);
    collectStructures(structure.properties, database, structures);
  }
}

function referencesOf({ type, previousTypes = [] }: PropertyDefinition): readonly StructureReference[] {
  return [type, ...previousTypes].flatMap(referencesOfType);
}

function referencesOfType(type: PropertyType): readonly StructureReference[] {
  switch (type.type) {
    case 'ref':
      return [type.reference];
    case 'array':
    case 'map':
      return referencesOfType(type.element);
    case 'union':
      return type.types.flatMap(referencesOfType);
    default:
      return [];
  }
}
