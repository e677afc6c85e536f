import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { waitFor } from '../../../testing/wait-for';

/** Pause after each write, so that the servers have processor time left to restart. */
const PAUSE_MS = 20;
/** Time after which a writer gives up a silent connection. */
const PATIENCE_MS = 1_000;

/**
 * Clients that write through the cluster endpoint, one write after another on one connection each. A writer never repeats
 * a write: it opens a connection for the next write after a failure.
 */
export class Writers {
  readonly acknowledged = new Set<number>();
  readonly #lab: FrontedCluster;
  readonly #acknowledgedBy: number[];
  readonly #ends: readonly Promise<void>[];
  #lastKey = 0;
  #isStopped = false;
  #lastError = 'no error';

  static async start(lab: FrontedCluster, count: number): Promise<Writers> {
    const client = await lab.connect('cluster');
    await client.query('CREATE TABLE public.writes (key bigint PRIMARY KEY)');
    return new Writers(lab, count);
  }

  private constructor(lab: FrontedCluster, count: number) {
    this.#lab = lab;
    this.#acknowledgedBy = Array.from({ length: count }, () => 0);
    this.#ends = this.#acknowledgedBy.map((_, writer) => this.#run(writer));
  }

  /** Waits until every writer has had another write acknowledged. */
  async untilAllWrite(timeoutMs: number): Promise<void> {
    const before = [...this.#acknowledgedBy];
    await waitFor('every writer writes', timeoutMs, () => {
      const idle = before.flatMap((count, writer) =>
        this.#acknowledgedBy[writer] === count ? [writer] : [],
      );
      return idle.length === 0 ? undefined : `nothing from writers ${idle.join(', ')}; ${this.#lastError}`;
    });
  }

  /** Ends the writers. No write is in progress when it resolves. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#ends);
  }

  /** Resolves with the acknowledged writes that an instance lacks. */
  async findLost(identifier: string): Promise<number[]> {
    const client = await this.#lab.connect({ instance: identifier });
    const { rows } = await client.query<{ key: string }>('SELECT key FROM public.writes');
    const stored = new Set(rows.map(({ key }) => Number(key)));
    return [...this.acknowledged].filter((key) => !stored.has(key));
  }

  async #run(writer: number): Promise<void> {
    while (!this.#isStopped) {
      await this.#writeUntilFailure(writer).catch((error) => {
        this.#lastError = String(error);
      });
      await sleep(PAUSE_MS);
    }
  }

  async #writeUntilFailure(writer: number): Promise<void> {
    const client = new Client(
      this.#lab.config('cluster', { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS }),
    );
    // Ignored: the connection's next query fails as well.
    client.on('error', () => {});
    let isWarned = false;
    client.on('notice', ({ code }) => {
      isWarned ||= code === '01000';
    });
    try {
      await client.connect();
      while (!this.#isStopped) {
        const key = ++this.#lastKey;
        await client.query('INSERT INTO public.writes VALUES ($1)', [key]);
        // PostgreSQL reports a write as done, with this warning, if the wait for its readers was cancelled.
        if (isWarned) return;
        this.acknowledged.add(key);
        this.#acknowledgedBy[writer] = (this.#acknowledgedBy[writer] ?? 0) + 1;
        await sleep(PAUSE_MS);
      }
    } finally {
      // Not awaited: a silent connection does not end.
      client.end().catch(() => {});
    }
  }
}
