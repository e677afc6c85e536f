import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { AuroraCluster } from '../../../aurora/cluster';
import { connectTo } from './real-cluster';

const PERIOD_MS = 20;
const PATIENCE_MS = 2_000;

/** Sends 50 writes a second through the cluster endpoint, each with a different key, and records their outcomes. */
export class WriteLoad {
  readonly acknowledged = new Set<number>();
  /** Keys of writes that were interrupted, or acknowledged with a warning. They may or may not be stored. */
  readonly indeterminate = new Set<number>();
  readonly #cluster: AuroraCluster;
  readonly #under = new Set<Promise<void>>();
  /** Sessions that no write uses at the moment. If the server of a session is dead, the next write on it fails. */
  readonly #idle: Client[] = [];
  #lastKey = 0;
  #isStopped = false;
  readonly #schedule: Promise<void>;

  constructor(cluster: AuroraCluster) {
    this.#cluster = cluster;
    this.#schedule = this.#run();
  }

  /** Key of the last write that has begun. 0 before the first. Later writes have greater keys. */
  get lastKey(): number {
    return this.#lastKey;
  }

  /** Ends the load. No write is in progress when it resolves. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#schedule;
    await Promise.all(this.#under);
    await Promise.all(this.#idle.splice(0).map((client) => client.end().catch(() => {})));
  }

  /** Resolves with the acknowledged writes that a member lacks. */
  async findLost(identifier: string): Promise<number[]> {
    const client = await connectTo(this.#cluster, { instance: identifier });
    const { rows } = await client.query<{ key: string }>('SELECT key FROM writes');
    await client.end();
    const present = new Set(rows.map(({ key }) => Number(key)));
    return [...this.acknowledged].filter((key) => !present.has(key));
  }

  async #run(): Promise<void> {
    const startMs = performance.now();
    for (let tick = 1; !this.#isStopped; tick++) {
      const write = this.#write(++this.#lastKey);
      this.#under.add(write);
      void write.finally(() => this.#under.delete(write));
      await sleep(Math.max(0, startMs + tick * PERIOD_MS - performance.now()));
    }
  }

  async #write(key: number): Promise<void> {
    const client = this.#idle.pop() ?? (await connectTo(this.#cluster, 'cluster').catch(() => undefined));
    if (client === undefined) return;
    let isWarned = false;
    client.once('notice', ({ code }) => {
      isWarned = code === '01000';
    });
    const insert = client.query('INSERT INTO writes VALUES ($1)', [key]).then(
      () => !isWarned,
      () => false,
    );
    const isAcknowledged = await Promise.race([insert, sleep(PATIENCE_MS, false, { ref: false })]);
    client.removeAllListeners('notice');
    if (isAcknowledged) {
      this.acknowledged.add(key);
      this.#idle.push(client);
    } else {
      this.indeterminate.add(key);
      client.end().catch(() => {});
    }
  }
}
