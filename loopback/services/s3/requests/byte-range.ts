import { s3Error } from '../faults';

export interface ByteRange {
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/**
 * Reads a `Range` header for something of `length` bytes. `undefined` means the whole of it: also for a header that
 * is no range of bytes, or several (RFC 9110 lets a server ignore those). Throws `InvalidRange` for one that begins
 * behind the end.
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
