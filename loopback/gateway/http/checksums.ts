import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { UnmodelledError } from '../errors';
import type { ReceivedRequest } from './message';

type Digest = (body: Uint8Array) => Buffer;

const hash =
  (algorithm: string): Digest =>
  (body) =>
    createHash(algorithm).update(body).digest();

/** Headers that contain a checksum of the body in base64. `Content-MD5` is the oldest. */
const digests: ReadonlyMap<string, Digest> = new Map([
  ['content-md5', hash('md5')],
  ['x-amz-checksum-md5', hash('md5')],
  ['x-amz-checksum-sha1', hash('sha1')],
  ['x-amz-checksum-sha256', hash('sha256')],
  ['x-amz-checksum-sha512', hash('sha512')],
  ['x-amz-checksum-crc32', crc32Digest],
]);

/** Checksums that Node does not provide and that SDK clients do not use by default. */
const unknown = ['crc32c', 'crc64nvme', 'xxhash64', 'xxhash3', 'xxhash128'].map(
  (name) => `x-amz-checksum-${name}`,
);

/**
 * Compares a body with the checksums in its headers. Throws S3's errors: `BadDigest` if a checksum differs,
 * `InvalidDigest` if it is malformed, `NotImplemented` if its algorithm is not supported here.
 */
export function requireChecksums({ headers, body }: ReceivedRequest): void {
  for (const [name, digest] of digests) {
    const seen = headers[name];
    if (seen === undefined) continue;
    const expected = digest(body);
    if (Buffer.from(String(seen), 'base64').length !== expected.length) {
      throw new UnmodelledError('InvalidDigest', 400, `The ${name} you specified is not valid.`);
    }
    if (seen !== expected.toString('base64')) {
      throw new UnmodelledError(
        'BadDigest',
        400,
        `The ${name} you specified did not match what we received.`,
      );
    }
  }
  const unverifiable = unknown.find((name) => headers[name] !== undefined);
  if (unverifiable !== undefined) {
    throw new UnmodelledError(
      'NotImplemented',
      501,
      `${unverifiable} cannot be verified here; ${[...digests.keys()].join(', ')} can.`,
    );
  }
}

function crc32Digest(body: Uint8Array): Buffer {
  const digest = Buffer.alloc(4);
  digest.writeUInt32BE(crc32(body));
  return digest;
}
