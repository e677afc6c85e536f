import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CommonError, UnmodelledError } from '../errors';
import { incompleteBody, readAwsChunked } from '../http/aws-chunked';
import { requireChecksums } from '../http/checksums';
import type { ReceivedRequest, RequestHead } from '../http/message';

/** Texts that S3's clients may send instead of the body's hash. */
const unsigned = 'UNSIGNED-PAYLOAD';
const chunked = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

export function payloadHash(body: Uint8Array): string {
  return hash('sha256', body);
}

/**
 * Returns the header `x-amz-content-sha256` of a request to S3: the signed hash of the body, or a text that replaces
 * it. With it the signature can be verified before the body has arrived. Throws for a request without the header, and
 * for chunks that are signed one by one, which clients send only if they are required to.
 */
export function claimedPayload({ headers }: RequestHead): string {
  const claim = String(headers['x-amz-content-sha256'] ?? '');
  if (claim === '') {
    throw new UnmodelledError(
      'InvalidRequest',
      400,
      'Missing required header for this request: x-amz-content-sha256',
    );
  }
  if (claim !== unsigned && claim !== chunked && !/^[0-9a-f]{64}$/.test(claim)) {
    throw new CommonError('InvalidAction', `x-amz-content-sha256 must be a hash, ${unsigned} or ${chunked}.`);
  }
  return claim;
}

/**
 * Checks a body for S3 against `claim`, the header `x-amz-content-sha256`, and against its checksums. Decodes a body
 * that was sent in chunks.
 */
export function receiveClaimedPayload(head: RequestHead, claim: string, body: Buffer): ReceivedRequest {
  if (claim !== unsigned && claim !== chunked && claim !== payloadHash(body)) {
    throw new UnmodelledError(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const request = claim === chunked ? unchunk(head, body) : { ...head, body };
  requireChecksums(request);
  return request;
}

function unchunk(head: RequestHead, encoded: Buffer): ReceivedRequest {
  const { body, trailers } = readAwsChunked(encoded);
  const announced = head.headers['x-amz-decoded-content-length'];
  if (announced !== undefined && Number(announced) !== body.length) {
    throw incompleteBody(`${body.length} bytes were received instead of ${String(announced)}`);
  }
  const headers: IncomingHttpHeaders = { ...head.headers, 'content-length': String(body.length) };
  const encodings = String(headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => !['', 'aws-chunked'].includes(encoding));
  if (encodings.length > 0) headers['content-encoding'] = encodings.join(', ');
  else delete headers['content-encoding'];
  return { ...head, headers: { ...headers, ...checksumIn(headers, trailers) }, body };
}

/**
 * Returns the checksum sent after the body. Clients send no other header there, and announce it in an earlier header.
 */
function checksumIn(
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): Record<string, string> {
  const name = String(headers['x-amz-trailer'] ?? '').toLowerCase();
  if (name === '') return {};
  const value = trailers.get(name);
  if (value === undefined || !name.startsWith('x-amz-checksum-')) {
    throw incompleteBody(`the checksum ${name} does not follow it`);
  }
  return { [name]: value };
}
