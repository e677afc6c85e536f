import type { Ledger, LedgerClient } from '../../lambda/probe/ledger-contract';
import type { MeasuredClient } from '../report-format/client';
import { extraRows } from './ledger';
import type { Tick } from './ticks';
import { expandRanges, isOk } from './ticks';

export interface ClientRows
  extends Pick<MeasuredClient, 'lost' | 'duplicated' | 'unknown' | 'unknownStored'> {
  /** Rows with keys of writes that the client never received. */
  readonly foreignRows: number;
}

/** Compares the writes of a client with its rows. The number of losses and duplicates is `null` if the rows are unread. */
export function findClientRows(name: string, ticks: readonly Tick[], ledger: Ledger): ClientRows {
  const indeterminate = ticks.filter(({ answer }) => answer.outcome === 'indeterminate');
  if (ledger.state === 'unread') {
    const unread = { lost: null, duplicated: null, unknownStored: null };
    return { ...unread, unknown: indeterminate.length, foreignRows: 0 };
  }
  const { found, repeated, foreignRows } = ledger.clients.find(({ client }) => client === name) ?? NO_ROWS;
  const rows = new Set(expandRanges(found));
  const stored = ticks.filter(({ index }) => rows.has(index));
  const count = (outcome: Tick['answer']['outcome']) =>
    stored.filter(({ answer }) => answer.outcome === outcome).length;
  // A write may have a row although its error is certain: the error is that of the last attempt, and an earlier attempt was
  // applied.
  const appliedBefore = count('failed');
  return {
    lost: ticks.filter(isOk).length - count('ok'),
    duplicated: extraRows(repeated),
    unknown: indeterminate.length + appliedBefore,
    unknownStored: count('indeterminate') + appliedBefore,
    foreignRows: foreignRows + count('dropped'),
  };
}

const NO_ROWS: Omit<LedgerClient, 'client'> = { found: [], repeated: [], foreignRows: 0 };
