import type { SimulatedClient } from './simulated-client';
import { changeFound } from './simulated-client';
import type { Trouble } from './simulated-lane';
import type { Scenario } from './simulated-run';

const REQUESTED_MS = 4_000;
/** The old writer accepts connections again, as a reader. */
const DEMOTED_MS = REQUESTED_MS + 5_300;
/** The cluster endpoint leads to the new writer. */
const MOVED_MS = REQUESTED_MS + 10_000;
const DURATION_MS = 29_000;

const broken: Trouble = { kind: 'refused', fromMs: REQUESTED_MS + 120, toMs: DEMOTED_MS };
const demoted: Trouble = { kind: 'read-only', fromMs: DEMOTED_MS, toMs: MOVED_MS, member: 'lab-1' };
const stays: Trouble = { ...demoted, toMs: 60_000 };
const waits = (untilMs: number): Trouble => ({ kind: 'silent', fromMs: broken.fromMs, toMs: untilMs });

const healing = { troubles: [broken, demoted], connectionsOpened: 64 };
const poisoned = { troubles: [broken, stays], connectionsOpened: 12 };

/** Clients of every fate. */
export const CLIENTS: readonly SimulatedClient[] = [
  {
    name: 'pg-client',
    lesson: 'A client that is held for the whole run never reconnects.',
    troubles: [{ ...broken, toMs: 60_000 }],
    connectionsOpened: 1,
  },
  {
    name: 'pg-query',
    lesson: 'pool.query() closes a connection after any error, so the pool recovers by itself.',
    settings: { call: 'pool.query()', max: 4 },
    ...healing,
  },
  {
    name: 'pg-checkout',
    lesson: 'release() without the error puts a connection that leads to a reader back into the pool.',
    settings: { call: 'pool.connect(), client.release()', max: 4 },
    ...poisoned,
  },
  { name: 'pg-fresh', ...healing, connectionsOpened: 580 },
  {
    name: 'pg-tuned',
    lesson: 'Deadlines and a role check on connect turn waits into errors.',
    settings: { max: 4, connectionTimeoutMillis: 2_000, query_timeout: 3_000, keepAlive: true },
    ...healing,
  },
  {
    name: 'pg-retry-blind',
    lesson: 'A retry with a new attempt writes again what may have been written.',
    troubles: [waits(MOVED_MS + 600)],
    timeoutMs: 30_000,
    rows: (rows) => ({ ...rows, repeated: [82, 2] }),
  },
  {
    name: 'pg-retry-keyed',
    lesson: 'A retry with the same key and ON CONFLICT DO NOTHING is safe.',
    settings: { max: 4, backOffMillis: 'full jitter, up to 1000', deadlineMillis: 25_000 },
    troubles: [waits(MOVED_MS + 700)],
    timeoutMs: 30_000,
  },
  { name: 'pg-topology', troubles: [{ ...broken, toMs: REQUESTED_MS + 5_100 }], connectionsOpened: 30 },
  {
    name: 'pg-no-listener',
    lesson: 'Without a listener for errors the first broken idle connection ends the process.',
    crash: { atMs: REQUESTED_MS + 140, message: 'Unhandled error event: Connection terminated unexpectedly' },
  },
  {
    name: 'postgres-js',
    troubles: [waits(REQUESTED_MS + 16_800)],
    timeoutMs: 11_000,
    rows: (rows) => ({ ...rows, found: changeFound(rows.found, { add: [83] }) }),
    connectionsLeft: 1,
  },
  { name: 'drizzle-tx', ...poisoned },
  { name: 'knex', ...poisoned },
  { name: 'orders', notOpened: "Cannot find module '@acme/orders-database'" },
];

/** A failover at a pace like Aurora's, with clients. */
export const withClients: Scenario = {
  durationMs: DURATION_MS,
  requestedMs: REQUESTED_MS,
  takeoverMs: REQUESTED_MS + 5_000,
  demotedMs: REQUESTED_MS + 120,
  troubles: { write: [broken, demoted] },
  restart: { fromMs: broken.fromMs, toMs: DEMOTED_MS },
  clients: CLIENTS,
};
