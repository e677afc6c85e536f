import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyDefinition,
  PropertyDefinitions,
  PropertyType,
  StructureReference,
} from './property-definition';

/** What AWS's own definitions say of a resource type. */
export interface ResourceDefinition {
  readonly type: string;
  readonly properties: PropertyDefinitions;
  /** What `Fn::GetAtt` gives, by name; dotted where it lies inside a structure. */
  readonly attributes: ReadonlyMap<string, PropertyType>;
  /** Properties and attributes that tell one resource from another: what a name given in a template must be. */
  readonly primaryIdentifier: readonly string[];
  /** `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}` */
  readonly arnTemplate: string | undefined;
  /** The property that holds its tags, if it can have any. */
  readonly tagProperty: string | undefined;
  /** The structure a property type refers to. */
  structure(reference: StructureReference): PropertyDefinitions;
}

type Database = ReturnType<typeof loadAwsServiceSpecSync>;

/** Where the definitions of resource types come from. */
export interface Definitions {
  /** Makes the definitions of types ready to be found, all at once. */
  load(types: Iterable<string>): void;
  /** Undefined when there is no such type. */
  find(type: string): ResourceDefinition | undefined;
}

/** All that were ever asked for, those that do not exist as undefined. They never change. */
const known = new Map<string, ResourceDefinition | undefined>();

/**
 * AWS's own definitions. Those of all 1,800 types take 0.4 s to load and 75 MB to keep, so they are loaded when a type
 * is new, and only what was asked for is kept.
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

/** Adds every structure that properties lead to. Structures may refer to each other in circles. */
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
