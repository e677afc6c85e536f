import type { StaticStructureSchema } from '@smithy/types';
import type { Operation } from '../../schema/api';
import { syntheticStructure, textSchema } from '../../schema/synthetic';
import type { Fault } from '../protocol';
import { writeXml } from './write-xml';

const metadata = syntheticStructure('ResponseMetadata', { RequestId: textSchema });
const fault = syntheticStructure('Error', { Type: textSchema, Code: textSchema, Message: textSchema });
const responses = new WeakMap<Operation, StaticStructureSchema>();
const errorResponse = syntheticStructure('ErrorResponse', { Error: fault, RequestId: textSchema });

/**
 * Returns `<FooResponse><FooResult>…</FooResult><ResponseMetadata>…`, without a result if the operation has no output.
 */
export function responseDocument(
  operation: Operation,
  value: object,
  requestId: string,
  xmlNamespace: string,
): string {
  const envelope = { [`${operation.name}Result`]: value, ResponseMetadata: { RequestId: requestId } };
  return writeXml(responseSchema(operation), envelope, xmlNamespace);
}

export function errorDocument(
  { code, status, message }: Fault,
  requestId: string,
  xmlNamespace: string,
): string {
  const Type = status < 500 ? 'Sender' : 'Receiver';
  const value = { Error: { Type, Code: code, Message: message }, RequestId: requestId };
  return writeXml(errorResponse, value, xmlNamespace);
}

function responseSchema(operation: Operation): StaticStructureSchema {
  const { name, schema, output } = operation;
  let response = responses.get(operation);
  if (response === undefined) {
    const result = output.isUnitSchema() ? {} : { [`${name}Result`]: schema[5] };
    response = syntheticStructure(`${name}Response`, { ...result, ResponseMetadata: metadata });
    responses.set(operation, response);
  }
  return response;
}
