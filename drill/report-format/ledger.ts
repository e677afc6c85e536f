import type { ValueOf } from './json-schema';
import { array, byState, described, integer, number, object, oneOf, string } from './json-schema';

const lostWriteSchema = object({ lane: string, tick: integer, acknowledgedMs: number, member: string });

export type LostWrite = ValueOf<typeof lostWriteSchema>;

/** Lost writes beyond this number are counted, but not listed. */
export const MAX_LISTED_LOST_WRITES = 1_000;

const counts = {
  attempted: described('Writes that were started: all except the dropped ones.', integer),
  acknowledged: integer,
  failed: described('Certainly not applied.', integer),
  indeterminate: described('May or may not have been applied.', integer),
  dropped: described(
    'Never started, because the lane already had its maximum number of unanswered ticks.',
    integer,
  ),
};

export const ledgerSchema = byState({
  read: object({
    state: oneOf('read'),
    ...counts,
    lost: described('Acknowledged, but missing after the run.', integer),
    recovered: described('Indeterminate, and present after the run.', integer),
    unexpected: described(
      'Rows that should not exist after the run: their write failed or was never started, or the probe did not generate their key.',
      integer,
    ),
    duplicates: described('Rows beyond the first of each write.', integer),
    lostWrites: described(
      `The first ${MAX_LISTED_LOST_WRITES.toLocaleString('en-US')} lost writes.`,
      array(lostWriteSchema),
    ),
    readFrom: described('Member from which the rows were read: the writer after the run.', string),
    readAtMs: number,
  }),
  unread: object({ state: oneOf('unread'), ...counts, reason: string }),
});

/** Comparison of the acknowledged writes with the rows of the writer after the run. */
export type LedgerCounts = ValueOf<typeof ledgerSchema>;
