import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/message';
import { rpcErrorSpellings } from './json/error-spellings';
import type { Fault } from './protocol';
import { createQueryProtocol } from './query/query-protocol';

const query = createQueryProtocol({ version: '', xmlNamespace: '', maxParameters: 0 });
const jsonSpellings = new Map(Object.entries(rpcErrorSpellings));

/**
 * Encodes the error for a request to a service that this account does not have, in a form that the client can read:
 * JSON if the client sent JSON, otherwise the form of AWS Query.
 */
export function encodeUnknownServiceError(
  fault: Fault,
  requestId: string,
  headers: IncomingHttpHeaders,
): Answer {
  const mediaType = headers['content-type']?.split(';')[0] ?? '';
  if (!/^application\/(x-amz-)?json/.test(mediaType)) return query.encodeError(fault, requestId);
  const { code, status } = jsonSpellings.get(fault.code) ?? fault;
  return {
    status,
    headers: { 'content-type': mediaType, 'x-amzn-requestid': requestId, 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message: fault.message }),
  };
}
