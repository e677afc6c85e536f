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
 * Creates restXml as used by S3, the only service here that uses it: method, path, query and headers contain the input;
 * answers are XML. The gateway never reads XML, because no operation with an XML body is implemented here.
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
  throw new Error('The gateway does not read XML, so an operation with XML input cannot be implemented.');
}

function encodeOutput(api: Api, operation: Operation, output: object, requestId: string): Answer {
  const [, , usualStatus] = httpTrait(operation);
  const answer = writeOutput(api, operation.output, output, { status: usualStatus, mediaType });
  const headers = { 'x-amz-request-id': requestId, ...answer.headers };
  // The model has the same status for a part of an object and for a whole object.
  const status = answer.headers['content-range'] === undefined ? answer.status : 206;
  const isLocation = operation.name === 'GetBucketLocation';
  const body = isLocation ? locationDocument(output, api.xmlNamespace) : answer.body;
  return { status, headers, body };
}

/**
 * Encodes an error. Sets the status of `NotFound`, which the model lacks: clients recognise it only by its status,
 * since answers to HEAD have no body.
 */
function encodeError(fault: Fault, requestId: string): Answer {
  return {
    status: fault.code === 'NotFound' ? 404 : fault.status,
    headers: { 'content-type': mediaType, 'x-amz-request-id': requestId },
    body: errorDocument(fault, requestId),
  };
}
