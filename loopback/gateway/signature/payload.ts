import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CommonError, UnmodelledError } from '../errors';
import { incompleteBody, readAwsChunked } from '../http/aws-chunked';
import { requireChecksums } from '../http/checksums';
import type { ReceivedRequest, RequestHead } from '../http/message';

/** What S3's clients may say of the body instead of its hash. */
const unsigned = 'UNSIGNED-PAYLOAD';
const chunked = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

export function payloadHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * What a request to S3 says is signed of its body: the header lets the signature be verified before the body is
 * there. Throws for a request without it, and for chunks that are signed one by one, which no client sends to an
 * endpoint it lets choose.
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

/** Holds a body of S3 against its claim and its checksums, and takes it out of the chunks it may have come in. */
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
    throw incompleteBody(`${body.length} bytes came instead of ${String(announced)}`);
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

/** The only header that clients send after a body: its checksum, which they have announced. */
function checksumIn(
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): Record<string, string> {
  const name = String(headers['x-amz-trailer'] ?? '').toLowerCase();
  if (name === '') return {};
  const value = trailers.get(name);
  if (value === undefined || !name.startsWith('x-amz-checksum-')) {
    throw incompleteBody(`there is no checksum ${name} behind it`);
  }
  return { [name]: value };
}
