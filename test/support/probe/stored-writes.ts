import type { Row, Statement } from '../../../lambda/probe/driver';

/** Rows of `failover_lab.writes`, each with the time at which it became visible. */
export class StoredWrites {
  /** For each run and lane, for each tick: the times at which the copies of its row became visible. */
  readonly #visibleMs = new Map<string, number[][]>();

  /** Inserts a row if the statement is a write. */
  apply({ text, values }: Statement, atMs: number): void {
    if (!text.startsWith('INSERT INTO failover_lab.writes')) return;
    const [runId, lane, tick] = values;
    const key = `${runId} ${lane}`;
    const ticks = this.#visibleMs.get(key) ?? [];
    this.#visibleMs.set(key, ticks);
    ticks[Number(tick)] = [...(ticks[Number(tick)] ?? []), atMs];
  }

  /** Returns the newest tick of a lane that has a visible row at a time. */
  newest(runId: string, lane: string, atMs: number): number | undefined {
    const ticks = this.#visibleMs.get(`${runId} ${lane}`) ?? [];
    for (let tick = ticks.length - 1; tick >= 0; tick -= 1) {
      if (ticks[tick]?.some((visibleMs) => visibleMs <= atMs)) return tick;
    }
    return undefined;
  }

  /** Returns the ticks of a lane that have a row. */
  ticksOf(runId: string, lane: string): number[] {
    return Object.keys(this.#visibleMs.get(`${runId} ${lane}`) ?? []).map((tick) => +tick);
  }

  /** Returns the rows of a run as the ledger reads them: ascending, with the number of copies. */
  copies(runId: string, atMs: number): Row[] {
    return [...this.#visibleMs].flatMap(([key, ticks]) => {
      const [run, lane] = key.split(' ');
      if (run !== runId) return [];
      return ticks.flatMap((visibleMs, seq) => {
        const copies = visibleMs.filter((ms) => ms <= atMs).length;
        return copies === 0 ? [] : [{ lane, seq, attempt: 1, copies }];
      });
    });
  }
}
