import { CommonError } from '../../errors';
import type { ReceivedRequest } from '../../http/message';
import type { Api } from '../../schema/api';
import { errorBody } from '../json/error-body';
import { restErrorSpellings } from '../json/error-spellings';
import { parseJson } from '../json/parse';
import { readJson } from '../json/read';
import type { Protocol } from '../protocol';
import { createRestDecoder } from '../rest/decode';
import type { ReadBody } from '../rest/read-request';
import { httpTrait } from '../rest/routes';
import { writeHeaders, writeOutput } from '../rest/write-answer';

/** HTTP methods of restJson. */
export const restJsonMethods: readonly string[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

const mediaType = 'application/json';

/** Creates restJson1: method and path name the action; its input is in path, query, headers and a JSON body. */
export function createRestJsonProtocol(api: Api): Protocol {
  return {
    methods: restJsonMethods,
    mediaTypes: 'any',
    errorSpellings: restErrorSpellings,
    decode: createRestDecoder(api, readBody),
    encodeOutput(operation, output, requestId) {
      const [, , status] = httpTrait(operation);
      const answer = writeOutput(api, operation.output, output, { status, mediaType });
      return { ...answer, headers: { 'x-amzn-requestid': requestId, ...answer.headers } };
    },
    encodeError: (fault, requestId) => ({
      status: fault.status,
      headers: {
        'content-type': mediaType,
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': fault.code,
        ...(fault.details && writeHeaders(fault.details.schema, fault.details.value)),
      },
      body: errorBody(api, fault),
    }),
  };
}

const readBody: ReadBody = (schema, request) => {
  requireJson(request);
  return readJson(schema, parseJson(request.body), '');
};

/** Checks the media type. Clients need not send it if there is no body. */
function requireJson({ headers, body }: ReceivedRequest): void {
  const seen = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (body.length > 0 && seen !== mediaType) {
    throw new CommonError('UnsupportedMediaType', `The Content-Type must be ${mediaType}.`);
  }
}
