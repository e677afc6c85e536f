import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Generates an ID in the form of AWS FIS, such as `EXTCDh1M8HHkhxoaQ` (template) or `EXPr98vYb4XAmGZyEZ` (experiment). */
export function newFisId(prefix: 'EXT' | 'EXP'): string {
  return prefix + Array.from({ length: 14 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
