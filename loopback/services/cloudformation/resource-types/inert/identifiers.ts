import { randomBytes, randomInt } from 'node:crypto';

/** `sg-0123456789abcdef0`: a prefix and 17 hexadecimal digits, EC2's format since 2018. */
export function newId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

/** Returns a random address of a block that is reserved for examples (RFC 5737). */
export function newPublicAddress(): string {
  const blocks = ['192.0.2', '198.51.100', '203.0.113'];
  return `${blocks[randomInt(blocks.length)]}.${randomInt(1, 255)}`;
}
