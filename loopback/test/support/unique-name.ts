import { randomBytes } from 'node:crypto';

/** Returns a name that no other test on this machine uses, in this or another run. */
export function uniqueName(purpose: string): string {
  return `${purpose}-${randomBytes(4).toString('hex')}`;
}
