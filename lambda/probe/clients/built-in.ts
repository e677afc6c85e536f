import type { ClientLoader } from '../client-module';

/** Built-in clients by name, in the order of `lab clients`. Each is loaded only when it runs. */
export const BUILT_IN_CLIENTS = {
  'pg-client': () => import('./pg-client'),
  'pg-query': () => import('./pg-query'),
  'pg-checkout': () => import('./pg-checkout'),
  'pg-fresh': () => import('./pg-fresh'),
  'pg-tuned': () => import('./pg-tuned'),
  'pg-retry-blind': () => import('./pg-retry-blind'),
  'pg-retry-keyed': () => import('./pg-retry-keyed'),
  'pg-topology': () => import('./pg-topology'),
  'pg-no-listener': () => import('./pg-no-listener'),
  'postgres-js': () => import('./postgres-js'),
  'drizzle-tx': () => import('./drizzle-tx'),
  knex: () => import('./knex'),
  'aws-wrapper': () => import('./aws-wrapper'),
} as const satisfies Record<string, ClientLoader>;
