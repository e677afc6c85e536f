import { join } from 'node:path';
import { stateFileOf } from './account/state-file';

/** Where commands work. */
export interface Places {
  /** The checkout, where `cdk.json` is. */
  readonly checkout: string;
  /** Where the running account of the checkout is recorded. */
  readonly stateFile: string;
}

export function findPlaces(): Places {
  const checkout = join(__dirname, '..');
  return { checkout, stateFile: stateFileOf(checkout) };
}
