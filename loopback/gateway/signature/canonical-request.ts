import type { RequestHead } from '../http/message';

export interface CanonicalParts {
  readonly signedHeaders: readonly string[];
  /** SHA-256 of the body in hexadecimal, or what stands for it. */
  readonly payload: string;
  /** S3 takes the path as it is on the wire. */
  readonly isPathRaw: boolean;
}

/** The text a signature is made over: "Create a canonical request" in AWS's Signature Version 4 reference. */
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

/** The path is encoded once on the wire and once more for the signature. */
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

/** A part that is not valid percent-encoding stays as it is: no signer can have meant anything else. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** RFC 3986: everything but unreserved characters. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Anything but text means the header is not there: its name may be one that objects inherit. */
function canonicalValue(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[ \t]+/g, ' ').trim() : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
