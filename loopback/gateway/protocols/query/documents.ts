import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';
import type { Operation } from '../../schema/api';
import type { Fault } from '../protocol';

const text = 0;
const metadata = structure('ResponseMetadata', { RequestId: text });
const fault = structure('Error', { Type: text, Code: text, Message: text });
const responses = new WeakMap<Operation, StaticStructureSchema>();
const errorResponse = structure('ErrorResponse', { Error: fault, RequestId: text });

/** `<FooResponse><FooResult>…</FooResult><ResponseMetadata>…`, with no result where the operation has no output. */
export function responseDocument(
  operation: Operation,
  value: object,
  requestId: string,
  xmlNamespace: string,
): string {
  const envelope = { [`${operation.name}Result`]: value, ResponseMetadata: { RequestId: requestId } };
  return write(responseSchema(operation), envelope, xmlNamespace);
}

export function errorDocument(
  { code, status, message }: Fault,
  requestId: string,
  xmlNamespace: string,
): string {
  const Type = status < 500 ? 'Sender' : 'Receiver';
  const value = { Error: { Type, Code: code, Message: message }, RequestId: requestId };
  return write(errorResponse, value, xmlNamespace);
}

function responseSchema(operation: Operation): StaticStructureSchema {
  const { name, schema, output } = operation;
  let response = responses.get(operation);
  if (response === undefined) {
    // The raw schema, never a NormalizedSchema: wrapping one as a member renames it for everybody.
    const result = output.isUnitSchema() ? {} : { [`${name}Result`]: schema[5] };
    response = structure(`${name}Response`, { ...result, ResponseMetadata: metadata });
    responses.set(operation, response);
  }
  return response;
}

function structure(name: string, members: Record<string, $SchemaRef>): StaticStructureSchema {
  return [3, 'loopback', name, 0, Object.keys(members), Object.values(members)];
}

/** ISO 8601, format 5, is the protocol's timestamp format. */
function write(schema: StaticStructureSchema, value: object, xmlNamespace: string): string {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    xmlNamespace,
    serviceNamespace: '',
  });
  serializer.write(NormalizedSchema.of(schema), value);
  return `<?xml version="1.0"?>\n${String(serializer.flush())}`;
}
