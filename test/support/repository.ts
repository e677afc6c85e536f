import { join } from 'node:path';

/** Folder of this checkout. */
export const repository = join(__dirname, '..', '..');
