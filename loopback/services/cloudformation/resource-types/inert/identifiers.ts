import { randomBytes, randomInt } from 'node:crypto';

/** `sg-0123456789abcdef0`: a prefix and 17 hexadecimal digits, as EC2 has made them since 2018. */
export function newId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

/** An address of a block that is reserved for examples (RFC 5737), told from others by chance. */
export function newPublicAddress(): string {
  const blocks = ['192.0.2', '198.51.100', '203.0.113'];
  return `${blocks[randomInt(blocks.length)]}.${randomInt(1, 255)}`;
}
