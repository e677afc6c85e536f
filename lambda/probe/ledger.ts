import { clientRowsOf, sortClientRows } from './client-ledger';
import type { Clock } from './clock';
import type { Row, Session, SessionSource, Statement } from './driver';
import { toUs } from './lane-record';
import type { Ledger, LedgerLane } from './ledger-contract';
import { IDENTIFY, parseRow } from './operations';
import { classify } from './outcome';
import { encodeRanges } from './run-length';

const PAUSE_MS = 200;

export interface LedgerOrder {
  readonly runId: string;
  /** Lanes that write, with the number of their ticks. */
  readonly lanes: readonly { readonly name: string; readonly ticks: number }[];
  /** Clients of the run, with the number of their ticks. */
  readonly clients: readonly { readonly name: string; readonly ticks: number }[];
  readonly startMs: number;
  readonly timeoutMs: number;
}

/**
 * Reads the run's rows from the writer. A failover may still be in progress. So after a failed attempt, or an answer
 * from a reader, tries again until `timeoutMs` is over.
 */
export async function readLedger(order: LedgerOrder, source: SessionSource, clock: Clock): Promise<Ledger> {
  const endMs = clock.nowMs() + order.timeoutMs;
  for (let attempts = 1; ; attempts += 1) {
    const reading = await tryToRead(order, source, endMs - clock.nowMs());
    if (reading.state === 'read') {
      return { ...reading, readAtUs: toUs(clock.nowMs() - order.startMs) };
    }
    if (clock.nowMs() + PAUSE_MS >= endMs) return { state: 'unread', attempts, reason: reading.reason };
    await clock.sleep(PAUSE_MS);
  }
}

type Reading = Omit<Extract<Ledger, { state: 'read' }>, 'readAtUs'> | { state: 'refused'; reason: string };

async function tryToRead(order: LedgerOrder, source: SessionSource, timeoutMs: number): Promise<Reading> {
  let session: Session;
  try {
    session = await source.acquire();
  } catch (error) {
    return { state: 'refused', reason: describe(error) };
  }
  try {
    const { member, readOnly } = parseRow((await session.run(IDENTIFY, timeoutMs)).rows[0]);
    if (readOnly) return { state: 'refused', reason: `the cluster endpoint leads to the reader ${member}` };
    const { rows } = await session.run(rowsOf(order.runId), timeoutMs);
    const clientRows =
      order.clients.length === 0 ? [] : (await session.run(clientRowsOf(order.runId), timeoutMs)).rows;
    return {
      state: 'read',
      member,
      ...sortRows(rows, order.lanes),
      clients: sortClientRows(clientRows, order.clients),
    };
  } catch (error) {
    return { state: 'refused', reason: describe(error) };
  } finally {
    session.release('usable');
  }
}

function rowsOf(runId: string): Statement {
  const text =
    'SELECT lane, seq, attempt, count(*)::integer AS copies FROM failover_lab.writes WHERE run_id = $1 ' +
    'GROUP BY lane, seq, attempt ORDER BY lane, seq, attempt';
  return { text, values: [runId] };
}

/** Groups rows by lane. Expects them in ascending order of their ticks. */
export function sortRows(
  rows: readonly Row[],
  lanes: LedgerOrder['lanes'],
): { readonly lanes: LedgerLane[]; readonly foreignRows: number } {
  const byLane = new Map(
    lanes.map(({ name, ticks }) => [name, { ticks, found: [] as number[], repeated: [] as number[] }]),
  );
  let foreignRows = 0;
  for (const row of rows) {
    const [tick, copies] = [Number(row.seq), Number(row.copies)];
    const lane = byLane.get(String(row.lane));
    if (!lane || row.attempt !== 1 || tick < 0 || tick >= lane.ticks) {
      foreignRows += copies;
      continue;
    }
    lane.found.push(tick);
    if (copies > 1) lane.repeated.push(tick, copies);
  }
  const sorted = [...byLane].map(([lane, { found, repeated }]) => ({
    lane,
    found: encodeRanges(found),
    repeated,
  }));
  return { lanes: sorted, foreignRows };
}

function describe(error: unknown): string {
  return classify({ error, phase: 'answering', isWrite: false }).message;
}
