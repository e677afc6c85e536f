import type { ValueOf } from './json-schema';
import {
  array,
  boolean,
  described,
  integer,
  nullable,
  number,
  object,
  oneOf,
  optional,
  string,
} from './json-schema';
import { outageSchema } from './outage';
import { LATE_MS, SLOW_MS } from './thresholds';

export const answerSchema = object({
  outcome: oneOf('ok', 'failed', 'indeterminate', 'dropped'),
  phase: optional(oneOf('connecting', 'answering')),
  cause: optional(described('Cause of the error. `lambda/probe/contract.ts` lists all causes.', string)),
  code: optional(described('SQLSTATE, or the Node.js code of a socket error.', string)),
  message: optional(described('Error message of the first tick with this answer.', string)),
  member: optional(described('Member that answered.', string)),
  readOnly: optional(described('Whether the member that answered was read-only.', boolean)),
  ticks: described('Number of ticks with this answer.', integer),
  firstMs: described('When the first tick with this answer ended.', number),
  lastMs: described('When the last tick with this answer ended.', number),
});

/** Kind of answer that a lane received, and the number of ticks with this answer. */
export type AnswerCount = ValueOf<typeof answerSchema>;

const percentilesSchema = object({
  n: integer,
  p50: nullable(number),
  p95: nullable(number),
  p99: nullable(number),
  max: nullable(number),
});

/** Nearest-rank percentiles; `null` if there are too few values (`sample-sizes.ts`). */
export type Percentiles = ValueOf<typeof percentilesSchema>;

export const stripSchema = object({
  offsetMs: described('When the first cell begins.', number),
  cellMs: described(
    'Length of a cell. A cell is one tick, or several ticks if `runs` would otherwise have too many entries.',
    number,
  ),
  runs: array(
    object({
      state: described(
        `Worst state of a tick in the cell. \`late\`: acknowledged more than ${LATE_MS} ms after the tick was due.`,
        oneOf('ok', 'late', 'indeterminate', 'read-only', 'failed', 'dropped'),
      ),
      cells: integer,
    }),
  ),
});

/** States of a lane's ticks, for the figure. Equal neighbours form one run. */
export type Strip = ValueOf<typeof stripSchema>;
export type CellState = Strip['runs'][number]['state'];

const staleReadsSchema = object({
  reads: described('Number of reads that were answered.', integer),
  stale: described('Number of reads that missed a write acknowledged before the read started.', integer),
  maxMs: described(
    'Longest time from the acknowledgement of a write to the start of a read that missed it.',
    number,
  ),
});

export type StaleReads = ValueOf<typeof staleReadsSchema>;

export const laneSchema = object({
  name: string,
  operation: oneOf('write', 'read', 'lag'),
  connection: oneOf('pool', 'fresh'),
  endpoint: string,
  periodMs: number,
  ticks: integer,
  outages: described('In order of time.', array(outageSchema)),
  blindMs: described('Time in which the lane was silent only because the probe itself was stalled.', number),
  unavailableMs: described(
    'Total time of all silences and all ticks that were not acknowledged. Such a tick counts as one period, or as its wait if that was longer. Overlaps count once.',
    number,
  ),
  slowMs: described(
    `Time in which at least one tick waited more than ${SLOW_MS} ms for an answer that arrived.`,
    number,
  ),
  latencyMs: described('Time from when a tick was due to its acknowledgement.', percentilesSchema),
  errorMs: described('Time from when a tick was due to its error.', percentilesSchema),
  lateMs: described('Time from when a tick was due to its start.', percentilesSchema),
  answers: array(answerSchema),
  staleReads: optional(described('Present in read lanes.', staleReadsSchema)),
  strip: stripSchema,
});

/** Outages of a lane, and a summary of its ticks. */
export type Lane = ValueOf<typeof laneSchema>;
