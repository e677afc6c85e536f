import type { $SchemaRef } from '@smithy/types';
import type { Api } from '../../schema/api';
import { readHttpBindings } from '../../schema/http-bindings';
import { syntheticStructure, textSchema } from '../../schema/synthetic';
import type { Fault } from '../protocol';

/** `{"__type": code, …}`, with the message under the name the service has for it. */
export function errorBody(api: Api, { code, message, details }: Fault): string | Uint8Array {
  const modelled = details && readHttpBindings(details.schema).body;
  const members: Record<string, $SchemaRef> =
    modelled === undefined
      ? { message: textSchema }
      : Object.fromEntries(modelled[4].map((name, index) => [name, modelled[5][index] ?? textSchema]));
  const schema = syntheticStructure('Error', { __type: textSchema, ...members });
  return api.serialise(schema, { message, ...details?.value, __type: code });
}
