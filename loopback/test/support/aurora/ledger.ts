import type { SimulatedDatabase } from './simulated-database';

/** Acknowledged writes. A writer that acknowledges a write must have every write acknowledged before. */
export class Ledger {
  readonly #acknowledged: number[] = [];
  #lastWrite = 0;
  /** First loss of an acknowledged write that was observed. */
  violation: string | undefined;

  get size(): number {
    return this.#acknowledged.length;
  }

  async write(database: SimulatedDatabase): Promise<void> {
    const write = ++this.#lastWrite;
    if (!(await database.write(write))) return;
    this.check(database);
    this.#acknowledged.push(write);
  }

  /** Records a violation if the database lacks an acknowledged write. */
  check(database: SimulatedDatabase): void {
    const known = new Set(database.log);
    const lost = this.#acknowledged.filter((write) => !known.has(write));
    if (lost.length === 0) return;
    this.violation ??= `${database.identifier} lacks the acknowledged writes ${lost.join(', ')}`;
  }
}
