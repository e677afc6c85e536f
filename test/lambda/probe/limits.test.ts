import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BEAT_MS,
  DEFAULTS,
  LIMITS,
  MAX_MESSAGE_LENGTH,
  MAX_RUN_ID_LENGTH,
  STALL_MS,
} from '../../../lambda/probe/limits';
import { repository } from '../../support/repository';

const files = ['contract.ts', 'tick-contract.ts'].map((name) => join(repository, 'lambda/probe', name));
const contract = files
  .map((file) => readFileSync(file, 'utf8'))
  .join('')
  .replace(/\n +\*(?!\/) ?/g, ' ');

/** Returns the comment above a field of the event. */
function commentOn(field: string): string {
  const comment = new RegExp(`/\\*\\*([^/]*)\\*/\\s+readonly ${field}\\??:`).exec(contract)?.[1];
  if (comment === undefined) throw new Error(`the contract has no field ${field} with a comment`);
  return comment;
}

describe('the comments of the contract', () => {
  it.each(Object.entries(LIMITS))('state the limits of %s', (field, { least, most }) => {
    expect(commentOn(field)).toContain(`an integer from ${least} to ${most.toLocaleString('en')}`);
  });

  it.each(Object.entries(DEFAULTS))('state the default of %s', (field, value) => {
    expect(commentOn(field)).toMatch(new RegExp(`@default ${value}\\b`));
  });

  it.each([
    ['run IDs', `1 to ${MAX_RUN_ID_LENGTH} letters, digits and hyphens`],
    ['messages', `up to ${MAX_MESSAGE_LENGTH} characters`],
    ['stalls', `${STALL_MS} ms or more instead of ${BEAT_MS}`],
  ])('state the limit of %s', (_, words) => {
    expect(contract).toContain(words);
  });
});
