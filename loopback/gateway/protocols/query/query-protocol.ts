import { CommonError } from '../../errors';
import type { Answer, ReceivedRequest } from '../../http/message';
import type { Operation } from '../../schema/api';
import type { Call, Protocol } from '../protocol';
import { errorDocument, responseDocument } from './documents';
import { parseForm } from './form';
import { readStructure } from './read';
import { buildParameterTree } from './tree';

export const queryMethods: readonly string[] = ['POST'];

export interface QueryOptions {
  /** The only supported `Version`. */
  readonly version: string;
  readonly xmlNamespace: string;
  readonly maxParameters: number;
}

/** Creates AWS Query: requests are forms with `Action` and `Version`, sent by POST; answers are XML. */
export function createQueryProtocol({ version, xmlNamespace, maxParameters }: QueryOptions): Protocol {
  return {
    methods: queryMethods,
    mediaTypes: ['application/x-www-form-urlencoded'],
    errorSpellings: {},
    decode: (request, findOperation) => decode(request, findOperation, version, maxParameters),
    encodeOutput: (operation, output, requestId) =>
      xml(200, responseDocument(operation, output, requestId, xmlNamespace), requestId),
    encodeError: (fault, requestId) =>
      xml(fault.status, errorDocument(fault, requestId, xmlNamespace), requestId),
  };
}

function decode(
  { path, query, body }: ReceivedRequest,
  findOperation: (name: string) => Operation | undefined,
  version: string,
  maxParameters: number,
): Call {
  if (path !== '/' || query !== '') {
    throw new CommonError('MalformedQueryString', 'Requests go to /, with their parameters in the body.');
  }
  const parameters = parseForm(body, maxParameters);
  const action = parameters.get('Action') ?? '';
  if (action === '') {
    throw new CommonError('MissingAction', 'The request must contain the parameter Action.');
  }
  const seenVersion = parameters.get('Version') ?? '';
  const operation = seenVersion === version ? findOperation(action) : undefined;
  if (operation === undefined) {
    const asked = seenVersion === '' ? '(none)' : seenVersion;
    throw new CommonError('InvalidAction', `Could not find operation ${action} for version ${asked}`);
  }
  parameters.delete('Action');
  parameters.delete('Version');
  return { operation, input: readStructure(operation.input, buildParameterTree(parameters)) };
}

function xml(status: number, body: string, requestId: string): Answer {
  return { status, body, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId } };
}
