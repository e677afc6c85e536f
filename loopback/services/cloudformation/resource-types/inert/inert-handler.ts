import type { AccountIdentity } from '../../../account-identity';
import type { ResourceDefinition } from '../../properties/definitions';
import type { PropertyType } from '../../properties/property-definition';
import type { Value, ValueObject } from '../../template/value';
import { generateName } from '../physical-name';
import type { ResourceHandler } from '../resource-handler';
import { newId } from './identifiers';
import type { InertResource, InertResources } from './inert-resources';
import type { InertType } from './inert-types';

export interface InertHandlerDeps {
  readonly account: AccountIdentity;
  readonly resources: InertResources;
  readonly findDefinition: (type: string) => ResourceDefinition | undefined;
}

/** Creates the handler of a type whose resources only store their properties and attributes. */
export function createInertHandler(
  type: string,
  inertType: InertType,
  { account, resources, findDefinition }: InertHandlerDeps,
): ResourceHandler {
  const attributesOf = (physicalId: string, properties: ValueObject, former: ValueObject): ValueObject => {
    const special = inertType.attributes?.({ account, properties, physicalId }) ?? {};
    const definition = findDefinition(type);
    const general = definition ? describeAttributes(definition, physicalId, properties, account) : {};
    // Generated values do not change after creation; values that come from properties change with them.
    return { ...general, ...special, ...former, ...propertiesAmong(definition, properties) };
  };
  const keep = (resource: InertResource) => {
    resources.keep(resource);
    return { physicalId: resource.physicalId, attributes: resource.attributes };
  };
  return {
    async create(request) {
      const { properties } = request;
      const id = typeof inertType.id === 'string' ? newId(inertType.id) : inertType.id(properties);
      const physicalId = id ?? generateName(request, { maxLength: 128, letters: 'any' });
      request.announce(physicalId);
      return keep({ type, physicalId, properties, attributes: attributesOf(physicalId, properties, {}) });
    },

    async update({ physicalId, properties }) {
      const former = resources.find(type, physicalId)?.attributes ?? {};
      const attributes = attributesOf(physicalId, properties, former);
      return keep({ type, physicalId, properties, attributes });
    },

    async delete({ physicalId }) {
      resources.remove(type, physicalId);
    },
  };
}

/**
 * Returns the default attributes of a resource: the physical id for attributes of the primary identifier, an ARN for
 * attributes whose name ends in `Arn`, and an empty value of the attribute's type for the others. Properties that are also
 * attributes take precedence.
 */
function describeAttributes(
  definition: ResourceDefinition,
  physicalId: string,
  properties: ValueObject,
  account: AccountIdentity,
): ValueObject {
  const { attributes, primaryIdentifier } = definition;
  const entries = [...attributes].map(([name, type]): readonly [string, Value] => {
    if (primaryIdentifier.includes(name)) return [name, physicalId];
    if (name.endsWith('Arn')) return [name, formatArn(definition, physicalId, account)];
    return [name, emptyValue(type)];
  });
  return { ...Object.fromEntries(entries), ...propertiesAmong(definition, properties) };
}

/** Properties that are also attributes. */
function propertiesAmong(definition: ResourceDefinition | undefined, properties: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => definition?.attributes.has(name)));
}

function formatArn(
  { arnTemplate = '' }: ResourceDefinition,
  physicalId: string,
  account: AccountIdentity,
): string {
  const known: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Region: account.region,
    Account: account.accountId,
  };
  return arnTemplate.replace(/\$\{(\w+)\}/g, (_whole, name: string) =>
    Object.hasOwn(known, name) ? (known[name] ?? '') : physicalId,
  );
}

function emptyValue(type: PropertyType): Value {
  switch (type.type) {
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'ref':
    case 'map':
    case 'json':
      return {};
    default:
      return '';
  }
}
