import type { SimulatedDatabase } from './simulated-database';

/** What clients were promised. A writer that acknowledges has to know all that was acknowledged before. */
export class Ledger {
  readonly #acknowledged: number[] = [];
  #lastWrite = 0;
  /** The first promise that was seen broken. */
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

  /** The database must have every acknowledged write. */
  check(database: SimulatedDatabase): void {
    const known = new Set(database.log);
    const lost = this.#acknowledged.filter((write) => !known.has(write));
    if (lost.length === 0) return;
    this.violation ??= `${database.identifier} is without the acknowledged writes ${lost.join(', ')}`;
  }
}
