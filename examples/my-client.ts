/**
 * Template of a client. Copy this file, replace the body with your application's way to write, and measure it during a
 * failover beside the built-in clients:
 *
 *     npm run drill -- --pace typical --client ./examples/my-client.ts --client pg-query
 *
 * `lambda/probe/client.ts` describes the interface. Packages that this file imports come from the `node_modules` folder of
 * its own project. The name of the file is the name of the client in the report.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenClient } from 'aurora-failover-lab/client';
import { Pool } from 'pg';

/** Sentence for the report on what this client shows. */
export const lesson =
  'A pool with time limits and one retry hides a short interruption from its callers, but not a long one.';

/** Settings to show in the report. */
export const settings = { connectionTimeoutMillis: 2_000, query_timeout: 2_000, retryAfterMs: 200 };

const open: OpenClient = async (target) => {
  const { retryAfterMs, ...timeLimits } = settings;
  // `target.pg` has the cluster endpoint, the user, a password function and TLS, with a pool of 4 connections. Without time
  // limits, a statement on a connection that was cut without notice waits for minutes.
  const pool = new Pool({ ...target.pg, ...timeLimits });
  // Without this listener, an error on an idle connection ends the process.
  pool.on('error', () => {});

  return {
    /** Resolve when the database has acknowledged the write. Reject if your application would report an error. */
    async write(write, signal) {
      const { text, values } = target.insert(write);
      // The first attempt may have been applied although its answer was lost. The retry must not add a second row.
      const insert = () => pool.query(`${text} ON CONFLICT DO NOTHING`, values);
      try {
        await insert();
      } catch {
        // `signal` is aborted at the deadline of the write, when the caller has stopped waiting.
        await sleep(retryAfterMs, undefined, { signal });
        await insert();
      }
    },
    close: () => pool.end(),
  };
};

export default open;
