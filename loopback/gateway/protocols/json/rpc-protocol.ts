import { CommonError } from '../../errors';
import type { ReceivedRequest } from '../../http/message';
import type { Api, Operation } from '../../schema/api';
import type { Call, Protocol } from '../protocol';
import { errorBody } from './error-body';
import { rpcErrorSpellings } from './error-spellings';
import { parseJson } from './parse';
import { readStructure } from './read';

/** HTTP methods of awsJson. */
export const jsonRpcMethods: readonly string[] = ['POST'];

/** Creates awsJson1_0 or awsJson1_1: `X-Amz-Target` names the action, and the body is its input in JSON. */
export function createJsonRpcProtocol(api: Api, version: '1.0' | '1.1'): Protocol {
  const mediaType = `application/x-amz-json-${version}`;
  const headers = (requestId: string) => ({ 'content-type': mediaType, 'x-amzn-requestid': requestId });
  return {
    methods: jsonRpcMethods,
    mediaTypes: [mediaType],
    errorSpellings: rpcErrorSpellings,
    decode: (request, findOperation) => decode(request, findOperation, api.serviceTarget),
    encodeOutput: ({ output, schema }, value, requestId) => ({
      status: 200,
      headers: headers(requestId),
      body: output.isUnitSchema() ? '' : api.serialise(schema[5], value),
    }),
    encodeError: (fault, requestId) => ({
      status: fault.status,
      headers: { ...headers(requestId), 'x-amzn-errortype': fault.code },
      body: errorBody(api, fault),
    }),
  };
}

function decode(
  { headers, body }: ReceivedRequest,
  findOperation: (name: string) => Operation | undefined,
  serviceTarget: string,
): Call {
  const target = String(headers['x-amz-target'] ?? '');
  const [service, name = ''] = target.split(/\.(.*)/s);
  const operation = service === serviceTarget ? findOperation(name) : undefined;
  if (operation === undefined) {
    throw new CommonError('InvalidAction', `Could not find operation ${target === '' ? '(none)' : target}`);
  }
  return { operation, input: readStructure(operation.input, parseJson(body)) };
}
