import type { RequestHead } from '../http/message';

export interface CanonicalParts {
  readonly signedHeaders: readonly string[];
  /** SHA-256 of the body in hexadecimal, or the text that replaces it. */
  readonly payload: string;
  /** Whether the path is signed as sent, as for S3. */
  readonly isPathRaw: boolean;
}

/** Returns the text that is signed: "Create a canonical request" in AWS's Signature Version 4 reference. */
export function canonicalRequest(head: RequestHead, parts: CanonicalParts): string {
  const { signedHeaders, payload, isPathRaw } = parts;
  return [
    head.method,
    isPathRaw ? head.path : canonicalPath(head.path),
    canonicalQuery(head.query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(head.headers[name])}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/** Encodes the path, which was already encoded when it was sent, once more for the signature. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encodeStrictly(segment));
  }
  const isFolder = segments.length > 0 && path.endsWith('/');
  return `/${segments.join('/')}${isFolder ? '/' : ''}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [key, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [encodeStrictly(decode(key)), encodeStrictly(decode(value))] as const;
    })
    .sort(([keyA, valueA], [keyB, valueB]) => compare(keyA, keyB) || compare(valueA, valueB))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/**
 * Decodes a part. A part that is not valid percent-encoding is left as it is, which is the only form a signer can have
 * signed.
 */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Encodes all but the unreserved characters of RFC 3986. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Returns a header's value. A value that is not a text counts as absent, because the name may be a property that JavaScript
 * objects inherit.
 */
function canonicalValue(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[ \t]+/g, ' ').trim() : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
