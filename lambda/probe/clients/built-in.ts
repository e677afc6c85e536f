import type { ClientLoader } from '../client-module';

/** Built-in clients by name, in the order of `lab clients`. Each is loaded only when it runs. */
export const BUILT_IN_CLIENTS = {
  'pg-query': () => import('./pg-query'),
} as const satisfies Record<string, ClientLoader>;
