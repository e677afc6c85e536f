import { join } from 'node:path';

/** Folder of the functions' sources. */
export const lambdaFolder = join(__dirname, '..', 'lambda');
