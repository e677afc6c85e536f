import type { Row, Statement } from '../../../lambda/probe/driver';

/** The rows of `failover_lab.writes`, each with when it became visible. */
export class StoredWrites {
  /** By run and lane, by tick: when each copy of the row became visible. */
  readonly #visibleMs = new Map<string, number[][]>();

  /** Does what the statement does to the table, if anything. */
  apply({ text, values }: Statement, atMs: number): void {
    if (!text.startsWith('INSERT INTO failover_lab.writes')) return;
    const [runId, lane, tick] = values;
    const key = `${runId} ${lane}`;
    const ticks = this.#visibleMs.get(key) ?? [];
    this.#visibleMs.set(key, ticks);
    ticks[Number(tick)] = [...(ticks[Number(tick)] ?? []), atMs];
  }

  /** The newest tick of a lane that is visible at a time. */
  newest(runId: string, lane: string, atMs: number): number | undefined {
    const ticks = this.#visibleMs.get(`${runId} ${lane}`) ?? [];
    for (let tick = ticks.length - 1; tick >= 0; tick -= 1) {
      if (ticks[tick]?.some((visibleMs) => visibleMs <= atMs)) return tick;
    }
    return undefined;
  }

  /** The ticks of a lane that have a row. */
  ticksOf(runId: string, lane: string): number[] {
    return Object.keys(this.#visibleMs.get(`${runId} ${lane}`) ?? []).map((tick) => +tick);
  }

  /** The rows of a run as the ledger reads them: ascending, with how often each is there. */
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
