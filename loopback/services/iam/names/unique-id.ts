import { randomInt } from 'node:crypto';

/** Number of characters after each prefix. */
const lengths = { AROA: 17, AKIA: 16, ASIA: 16 } as const;
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Generates an identifier in IAM's format: the prefix denotes its kind (role, key, temporary key), the rest is
 * random.
 */
export function uniqueId(prefix: keyof typeof lengths): string {
  const rest = Array.from({ length: lengths[prefix] }, () => characters[randomInt(characters.length)]);
  return prefix + rest.join('');
}
