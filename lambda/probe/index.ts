import { createHandler } from './handler';

/** Handler of a bundle that contains the built-in clients only. */
export const handler = createHandler(import.meta.url);
