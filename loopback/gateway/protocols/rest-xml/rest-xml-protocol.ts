import type { Answer } from '../../http/message';
import type { Api, Operation } from '../../schema/api';
import type { Fault, Protocol } from '../protocol';
import { createRestDecoder } from '../rest/decode';
import { httpTrait } from '../rest/routes';
import { writeOutput } from '../rest/write-answer';
import { errorDocument, locationDocument } from './documents';
import { s3ErrorSpellings } from './s3-spellings';

/** HTTP methods of restXml. */
export const restXmlMethods: readonly string[] = ['DELETE', 'GET', 'HEAD', 'POST', 'PUT'];

const mediaType = 'application/xml';

/**
 * restXml as S3 speaks it, the only service here that does: method, path, address and headers say what is meant, XML
 * goes back. No XML is ever read: none of the operations with a body of XML has an action here.
 */
export function createRestXmlProtocol(api: Api): Protocol {
  return {
    methods: restXmlMethods,
    mediaTypes: 'any',
    errorSpellings: s3ErrorSpellings,
    decode: createRestDecoder(api, refuseXml),
    encodeOutput: (operation, output, requestId) => encodeOutput(api, operation, output, requestId),
    encodeError,
  };
}

function refuseXml(): never {
  throw new Error('The gateway reads no XML: an operation whose input is XML cannot have an action.');
}

function encodeOutput(api: Api, operation: Operation, output: object, requestId: string): Answer {
  const [, , usualStatus] = httpTrait(operation);
  const answer = writeOutput(api, operation.output, output, { status: usualStatus, mediaType });
  const headers = { 'x-amz-request-id': requestId, ...answer.headers };
  // The model gives the part of an object the status of a whole one.
  const status = answer.headers['content-range'] === undefined ? answer.status : 206;
  const isLocation = operation.name === 'GetBucketLocation';
  const body = isLocation ? locationDocument(output, api.xmlNamespace) : answer.body;
  return { status, headers, body };
}

/** The model forgot the status of `NotFound`; clients tell by it alone, since answers to HEAD have no body. */
function encodeError(fault: Fault, requestId: string): Answer {
  return {
    status: fault.code === 'NotFound' ? 404 : fault.status,
    headers: { 'content-type': mediaType, 'x-amz-request-id': requestId },
    body: errorDocument(fault, requestId),
  };
}
