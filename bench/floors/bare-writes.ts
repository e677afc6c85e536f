import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { Pool } from 'pg';
import { lowerThreadPriority } from '../../lambda/probe/harness/thread-priority';

/** Order to this program, as a message of its parent process. */
export interface BareOrder {
  readonly pool: PoolConfig;
  /** Writes with the keys 0, 1, … to `failover_lab.client_writes` under this ID. */
  readonly runId: string;
  readonly rateHz: number;
  readonly writes: number;
}

/**
 * Writes at a fixed rate with `pool.query`, at the priority of a client's thread, and with nothing else of the probe. Sends
 * the latencies in milliseconds.
 */
async function main({ pool: config, runId, rateHz, writes }: BareOrder): Promise<void> {
  lowerThreadPriority();
  const pool = new Pool(config);
  const text =
    'INSERT INTO failover_lab.client_writes (run_id, client, key, attempt) VALUES ($1, $2, $3, $4)';
  const startMs = performance.now();
  const answers: Promise<number>[] = [];
  for (let key = 0; key < writes; key += 1) {
    const waitMs = startMs + (key * 1000) / rateHz - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const sentMs = performance.now();
    const answer = pool.query({ text, values: [runId, 'bare', String(key), '1'] });
    answers.push(answer.then(() => performance.now() - sentMs));
  }
  const latenciesMs = await Promise.all(answers);
  await pool.end();
  process.send?.(latenciesMs, () => process.disconnect());
}

process.once('message', (order: BareOrder) => void main(order));
