import { createHmac } from 'node:crypto';
import type { Credential } from '../credentials';

const known = new WeakMap<Credential, Map<string, Buffer>>();

/**
 * Returns the key with which requests of one day, region and service are signed ("Derive a signing key" in AWS's
 * Signature Version 4 reference). The key is cached as long as the credential exists, because deriving it takes longer
 * than the rest of a check.
 */
export function signingKey(credential: Credential, date: string, region: string, service: string): Buffer {
  const keys = known.get(credential) ?? new Map<string, Buffer>();
  known.set(credential, keys);
  const scope = `${date}/${region}/${service}`;
  const key = keys.get(scope) ?? derive(credential.secretAccessKey, date, region, service);
  keys.set(scope, key);
  return key;
}

function derive(secretAccessKey: string, ...scope: string[]): Buffer {
  return [...scope, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
