import { s3Error } from '../faults';

export interface ByteRange {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/**
 * Reads a `Range` header for a body of `length` bytes. Returns `undefined` for the complete body, which is also the answer
 * to a header that is not a range of bytes, or that has several ranges (RFC 9110 allows a server to ignore such headers).
 * Throws `InvalidRange` for a range that starts after the end.
 */
export function readByteRange(header: string | undefined, length: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first > last) throw s3Error('InvalidRange', 'The requested range is not satisfiable');
  return { first, last };
}
