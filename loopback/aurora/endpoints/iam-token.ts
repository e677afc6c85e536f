import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { TokenParts } from './iam-token-parts';
import { parseToken } from './iam-token-parts';

/** Key pair of the account. */
export interface IamCredential {
  readonly secretAccessKey: string;
  /** Present for temporary credentials; a token signed with them carries it. */
  readonly sessionToken?: string;
  /** End of temporary credentials, milliseconds since 1970. */
  readonly expiresAtMs?: number;
}

export interface TokenCheck {
  /** User in the connection's start-up message. */
  readonly user: string;
  readonly region: string;
  /** Returns whether host and port are an address of this cluster. */
  readonly isOwnAddress: (host: string, port: number) => boolean;
  readonly findCredential: (accessKeyId: string) => IamCredential | undefined;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: number;
}

export type TokenVerdict =
  | { readonly state: 'genuine'; readonly accessKeyId: string }
  /** Reason for the log. The client only learns that the login failed. */
  | { readonly state: 'refused'; readonly reason: string };

/** "Each token has a lifetime of 15 minutes" (user guide, "IAM database authentication"). */
const lifetimeMs = 15 * 60 * 1000;
/** Time by which the signer's clock may be ahead (IAM user guide, "Signature Version 4": five minutes). */
const skewMs = 5 * 60 * 1000;
const emptyHash = createHash('sha256').digest('hex');

/**
 * Checks an IAM authentication token: a presigned `rds-db:connect` request, as `rds generate-db-auth-token` creates it.
 * Computes the signature again with the account's own copy of the secret key. Does not decide whether the signer may
 * connect as this user.
 */
export function verifyToken(token: string, check: TokenCheck): TokenVerdict {
  const parts = parseToken(token);
  if (parts === undefined) return refused('it is not a presigned connect request');
  if (!check.isOwnAddress(parts.host, parts.port)) {
    return refused(`it is for ${quote(parts.authority)}, which is not an endpoint of this cluster`);
  }
  if (parts.user !== check.user) return refused(`it is for user ${quote(parts.user)}`);
  if (parts.region !== check.region) return refused(`it is for region ${parts.region}, not ${check.region}`);
  const credential = check.findCredential(parts.accessKeyId);
  if (credential === undefined) return refused(`access key ${parts.accessKeyId} is unknown`);
  if (!sameText(parts.sessionToken ?? '', credential.sessionToken ?? '')) {
    return refused(`its session token does not belong to ${parts.accessKeyId}`);
  }
  if (!sameText(parts.signature, sign(parts, credential.secretAccessKey))) {
    return refused(`its signature was not made with ${parts.accessKeyId}`);
  }
  return checkTime(parts, credential, check.nowMs);
}

function checkTime(parts: TokenParts, { expiresAtMs }: IamCredential, nowMs: number): TokenVerdict {
  const ageMs = nowMs - parts.signedAtMs;
  if (ageMs < -skewMs) return refused(`it was signed ${Math.ceil(-ageMs / 1000)} s in the future`);
  const validMs = Math.min(parts.expiresMs, lifetimeMs);
  if (ageMs >= validMs) return refused(`it expired ${Math.ceil((ageMs - validMs) / 1000)} s ago`);
  if (expiresAtMs !== undefined && nowMs >= expiresAtMs) {
    return refused(`the temporary credentials ${parts.accessKeyId} have expired`);
  }
  return { state: 'genuine', accessKeyId: parts.accessKeyId };
}

/** "Create a signed request" in AWS's Signature Version 4 reference. */
function sign(parts: TokenParts, secretAccessKey: string): string {
  const { scope, signedAt, canonicalQuery, authority } = parts;
  const request = ['GET', '/', canonicalQuery, `host:${authority}`, '', 'host', emptyHash].join('\n');
  const requestHash = createHash('sha256').update(request).digest('hex');
  const key = scope.split('/').reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, ['AWS4-HMAC-SHA256', signedAt, scope, requestHash].join('\n')).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Compares in a time that does not depend on where the texts differ or on the length of the expected text. */
function sameText(seen: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(seen), digest(expected));
}

/** Quotes text of a client, so that it cannot change the format of the log. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function refused(reason: string): TokenVerdict {
  return { state: 'refused', reason };
}
