import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Returns an identifier in the form of RDS's resource IDs, such as `db-FQ5N3KUDC7GAZKRWT2VJZ4XHLM`. */
export function createResourceId(kind: 'cluster' | 'db' | 'snapshot'): string {
  return `${kind}-${Array.from({ length: 26 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
