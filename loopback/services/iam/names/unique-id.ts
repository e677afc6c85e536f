import { randomInt } from 'node:crypto';

/** How many characters follow each prefix. */
const lengths = { AROA: 17, AKIA: 16, ASIA: 16 } as const;
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An identifier as IAM makes them: the prefix says what of (role, key, temporary key), the rest is random. */
export function uniqueId(prefix: keyof typeof lengths): string {
  const rest = Array.from({ length: lengths[prefix] }, () => characters[randomInt(characters.length)]);
  return prefix + rest.join('');
}
