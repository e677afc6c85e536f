import type { Row, Statement } from './driver';
import type { LedgerClient } from './ledger-contract';
import { encodeRanges } from './run-length';

/** Returns the statement that selects the rows of all clients of a run: one row per key, with the number of its rows. */
export function clientRowsOf(runId: string): Statement {
  const text =
    'SELECT client, key, count(*)::integer AS copies FROM failover_lab.client_writes WHERE run_id = $1 ' +
    'GROUP BY client, key';
  return { text, values: [runId] };
}

/** Groups the rows of `clientRowsOf` by client, in ascending order of their ticks. */
export function sortClientRows(
  rows: readonly Row[],
  clients: readonly { readonly name: string; readonly ticks: number }[],
): LedgerClient[] {
  return clients.map(({ name, ticks }) => {
    const keys = rows
      .filter(({ client }) => client === name)
      .map(({ key, copies }) => ({ tick: toTick(key, ticks), copies: Number(copies) }));
    const known = keys.flatMap(({ tick, copies }) => (tick === undefined ? [] : [{ tick, copies }]));
    known.sort((one, other) => one.tick - other.tick);
    return {
      client: name,
      found: encodeRanges(known.map(({ tick }) => tick)),
      repeated: known.flatMap(({ tick, copies }) => (copies > 1 ? [tick, copies] : [])),
      foreignRows: keys.reduce((sum, { tick, copies }) => sum + (tick === undefined ? copies : 0), 0),
    };
  });
}

/** Returns the tick of a key; undefined for a key that the probe did not pass to the client. */
function toTick(key: unknown, ticks: number): number | undefined {
  const tick = typeof key === 'string' && /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : ticks;
  return tick < ticks ? tick : undefined;
}
