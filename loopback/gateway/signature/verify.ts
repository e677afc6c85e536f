import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential, FindCredential } from '../credentials';
import { CommonError } from '../errors';
import type { ReceivedRequest, RequestHead } from '../http/message';
import type { Authorization } from './authorization-header';
import { canonicalRequest } from './canonical-request';
import { claimedPayload, payloadHash, receiveClaimedPayload } from './payload';
import { signingKey } from './signing-key';

/** AWS accepts a request for 15 minutes before and after the time it was signed at. */
const maxSkewMs = 15 * 60 * 1000;

export interface VerifyOptions {
  readonly region: string;
  /** See `Api.signsAsS3`. */
  readonly signsAsS3: boolean;
  readonly findCredential: FindCredential;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: number;
}

/** A request of which all has been verified that can be before its body is there. */
export interface VerifiedHead {
  /** Of whoever signed the request, provided that `accept` takes its body. */
  readonly credential: Credential;
  /** Throws `SignatureDoesNotMatch`, or what S3 has for it, when the body is not the one that was signed. */
  accept(body: Buffer): ReceivedRequest;
}

/**
 * Says who signed a request. Throws, in this order: `IncompleteSignature` (no usable `X-Amz-Date`, or a header
 * that has to be signed is not), `InvalidClientTokenId` (unknown key, or not its session token), `ExpiredToken`,
 * `SignatureDoesNotMatch` (another region or date), `RequestExpired`, and `SignatureDoesNotMatch` for another key
 * or content: for S3 at once, for other services when the body is there.
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
      // The hash of the body that arrived, never the one a header claims.
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

/** What is not signed could be changed on the way: the host, and every header that AWS gives a meaning. */
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
  const hash = createHash('sha256').update(request).digest('hex');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${String(head.headers['x-amz-date'])}\n${scope}\n${hash}`;
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

/** Compares in a time that tells nothing about where two texts differ, nor how long the expected one is. */
function equal(seen: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(seen), digest(expected));
}
