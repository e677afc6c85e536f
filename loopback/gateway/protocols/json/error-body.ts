import type { $SchemaRef } from '@smithy/types';
import type { Api } from '../../schema/api';
import { readHttpBindings } from '../../schema/http-bindings';
import { syntheticStructure, textSchema } from '../../schema/synthetic';
import type { Fault } from '../protocol';

/** Returns `{"__type": code, …}`, with the message under the service's name for it. */
export function errorBody(api: Api, { code, message, details }: Fault): string | Uint8Array {
  const { names, schemas } = bodyMembers(details);
  const messageName = names.find((name) => name.toLowerCase() === 'message') ?? 'message';
  const members = Object.fromEntries(names.map((name, index) => [name, schemas[index] ?? textSchema]));
  const schema = syntheticStructure('Error', { __type: textSchema, ...members, [messageName]: textSchema });
  // Only members of the schema: if the value contains `__type`, the serialiser also writes members outside the schema.
  const value = Object.fromEntries(names.map((name) => [name, details && Reflect.get(details.value, name)]));
  return api.serialise(schema, { ...value, [messageName]: message, __type: code });
}

function bodyMembers(details: Fault['details']): {
  readonly names: readonly string[];
  readonly schemas: readonly $SchemaRef[];
} {
  const [, , , , names = [], schemas = []] = (details && readHttpBindings(details.schema).body) ?? [];
  return { names, schemas };
}
