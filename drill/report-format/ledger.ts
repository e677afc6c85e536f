import type { ValueOf } from './json-schema';
import { array, byState, described, integer, number, object, oneOf, string } from './json-schema';

const lostWriteSchema = object({ lane: string, tick: integer, acknowledgedMs: number, member: string });

export type LostWrite = ValueOf<typeof lostWriteSchema>;

/** More lost writes are counted, and not listed. */
export const MAX_LISTED_LOST_WRITES = 1_000;

const counts = {
  attempted: described('Writes that were started: all but the dropped ones.', integer),
  acknowledged: integer,
  failed: described('Certainly not applied.', integer),
  indeterminate: described('They may or may not have been applied.', integer),
  dropped: described('Never started: all slots were taken by writes without an answer.', integer),
};

export const ledgerSchema = byState({
  read: object({
    state: oneOf('read'),
    ...counts,
    lost: described('Acknowledged, and not there after the run.', integer),
    recovered: described('Indeterminate, and there after the run.', integer),
    unexpected: described(
      'There after the run although they failed or were never started, or with a key the probe never made.',
      integer,
    ),
    duplicates: described('Rows too many of writes that are there more than once.', integer),
    lostWrites: described(
      `The lost writes; the first ${MAX_LISTED_LOST_WRITES.toLocaleString('en-US')} of them.`,
      array(lostWriteSchema),
    ),
    readFrom: described('The member whose rows these are.', string),
    readAtMs: number,
  }),
  unread: object({ state: oneOf('unread'), ...counts, reason: string }),
});

/** What the writer has after the run of what it acknowledged in it. */
export type LedgerCounts = ValueOf<typeof ledgerSchema>;
