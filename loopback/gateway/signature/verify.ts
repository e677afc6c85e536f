import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Credential, FindCredential } from '../credentials';
import { CommonError } from '../errors';
import type { ReceivedRequest, RequestHead } from '../http/message';
import type { Authorization } from './authorization-header';
import { canonicalRequest } from './canonical-request';
import { claimedPayload, payloadHash, receiveClaimedPayload } from './payload';
import { signingKey } from './signing-key';

/** AWS accepts a request from 15 minutes before to 15 minutes after its signing time. */
const maxSkewMs = 15 * 60 * 1000;

export interface VerifyOptions {
  readonly region: string;
  /** See `Api.signsAsS3`. */
  readonly signsAsS3: boolean;
  readonly findCredential: FindCredential;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: number;
}

/** Request that has passed all checks which do not need the body. */
export interface VerifiedHead {
  /** Credential of the signer. Only valid if `accept` accepts the body. */
  readonly credential: Credential;
  /** Checks the body. Throws `SignatureDoesNotMatch`, or S3's error, if it is not the body that was signed. */
  accept(body: Buffer): ReceivedRequest;
}

/**
 * Verifies the signature of a request. Throws these errors, checked in this order:
 *
 * - `IncompleteSignature`: no usable `X-Amz-Date`, or a header that must be signed is not signed
 * - `InvalidClientTokenId`: unknown key, or a session token of another key
 * - `ExpiredToken`
 * - `SignatureDoesNotMatch`: another region or date
 * - `RequestExpired`
 * - `SignatureDoesNotMatch`: another secret or content. Thrown at once for S3, and when the body has arrived for other
 *   services
 */
export function verifyHead(
  head: RequestHead,
  authorization: Authorization,
  options: VerifyOptions,
): VerifiedHead {
  const credential = findSigner(head, authorization, options);
  if (options.signsAsS3) {
    const claim = claimedPayload(head);
    requireSignature(head, authorization, credential, claim, true);
    return { credential, accept: (body) => receiveClaimedPayload(head, claim, body) };
  }
  return {
    credential,
    accept(body) {
      // The hash of the received body, never the hash in a header.
      requireSignature(head, authorization, credential, payloadHash(body), false);
      return { ...head, body };
    },
  };
}

function findSigner(
  head: RequestHead,
  authorization: Authorization,
  { region, findCredential, nowMs }: VerifyOptions,
): Credential {
  const signedAt = parseSigningTime(head.headers['x-amz-date']);
  requireSignedHeaders(head, authorization.signedHeaders);
  const credential = findCredential(authorization.accessKeyId);
  if (credential === undefined || !carriesToken(head, credential)) {
    throw new CommonError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= nowMs) {
    throw new CommonError('ExpiredToken', 'The security token included in the request is expired');
  }
  requireScope(authorization, region, signedAt.text);
  if (Math.abs(nowMs - signedAt.ms) > maxSkewMs) {
    const now = new Date(nowMs).toISOString();
    throw new CommonError(
      'RequestExpired',
      `Request signed at ${signedAt.text} is more than 15 minutes from the current time, ${now}.`,
    );
  }
  return credential;
}

function parseSigningTime(header: string | string[] | undefined): { text: string; ms: number } {
  const text = String(header ?? '');
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(ms)) {
    throw new CommonError('IncompleteSignature', "Date must be in 'X-Amz-Date' as YYYYMMDDTHHMMSSZ.");
  }
  return { text, ms };
}

/**
 * Checks that the host and every header with a meaning for AWS are signed: unsigned headers could be changed in
 * transit.
 */
function requireSignedHeaders(head: RequestHead, signedHeaders: readonly string[]): void {
  const missing = ['host', ...Object.keys(head.headers).filter((name) => name.startsWith('x-amz-'))].filter(
    (name) => !signedHeaders.includes(name),
  );
  if (missing.length > 0) {
    throw new CommonError('IncompleteSignature', `Headers must be signed: ${missing.join(', ')}.`);
  }
}

function carriesToken(head: RequestHead, { sessionToken }: Credential): boolean {
  const token = head.headers['x-amz-security-token'];
  return sessionToken === undefined ? token === undefined : equal(String(token ?? ''), sessionToken);
}

function requireScope(authorization: Authorization, region: string, signedAt: string): void {
  if (authorization.region !== region) {
    throw new CommonError(
      'SignatureDoesNotMatch',
      `Credential should be scoped to a valid region: this account is in '${region}', ` +
        `the request was signed for '${authorization.region}'.`,
    );
  }
  if (!signedAt.startsWith(authorization.date)) {
    throw new CommonError(
      'SignatureDoesNotMatch',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ` +
        `'${authorization.date}' != '${signedAt.slice(0, 8)}'.`,
    );
  }
}

function requireSignature(
  head: RequestHead,
  { date, region, service, signedHeaders, signature }: Authorization,
  credential: Credential,
  payload: string,
  isPathRaw: boolean,
): void {
  const request = canonicalRequest(head, { signedHeaders, payload, isPathRaw });
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${String(head.headers['x-amz-date'])}\n${scope}\n${hash('sha256', request)}`;
  const key = signingKey(credential, date, region, service);
  const expected = createHmac('sha256', key).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    throw new CommonError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

/** Compares in a time that does not depend on where the texts differ or on the length of the expected text. */
function equal(seen: string, expected: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(seen), digest(expected));
}
