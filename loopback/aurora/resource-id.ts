import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An identifier in the form RDS gives its resources, such as `db-FQ5N3KUDC7GAZKRWT2VJZ4XHLM`. */
export function createResourceId(kind: 'cluster' | 'db'): string {
  return `${kind}-${Array.from({ length: 26 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
