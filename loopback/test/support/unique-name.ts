import { randomBytes } from 'node:crypto';

/** A name no other test has, on this machine or in another run of it. */
export function uniqueName(purpose: string): string {
  return `${purpose}-${randomBytes(4).toString('hex')}`;
}
