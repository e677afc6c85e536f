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

const answerSchema = object({
  outcome: oneOf('ok', 'failed', 'indeterminate', 'dropped'),
  phase: optional(oneOf('connecting', 'answering')),
  cause: optional(described('As in `lambda/probe/contract.ts`.', string)),
  code: optional(described('SQLSTATE, or Node.js code of a socket error.', string)),
  message: optional(described('As first seen.', string)),
  member: optional(described('Who answered.', string)),
  readOnly: optional(described('Whether that member took no writes.', boolean)),
  ticks: described('How many ticks came to this.', integer),
  firstMs: described('When the first of them ended.', number),
  lastMs: described('When the last of them ended.', number),
});

/** Kind of answer that a lane received, and how often. */
export type AnswerCount = ValueOf<typeof answerSchema>;

const percentilesSchema = object({
  n: integer,
  p50: nullable(number),
  p95: nullable(number),
  p99: nullable(number),
  max: nullable(number),
});

/** Nearest-rank percentiles; `null` where there are too few values (`sample-sizes.ts`). */
export type Percentiles = ValueOf<typeof percentilesSchema>;

const stripSchema = object({
  offsetMs: described('When the first cell begins.', number),
  cellMs: described('Length of a cell: one tick, or several when there would be too many runs.', number),
  runs: array(
    object({
      state: described(
        `The worst that a tick in the cell came to. \`late\` was acknowledged, but more than ${LATE_MS} ms after it was due.`,
        oneOf('ok', 'late', 'indeterminate', 'read-only', 'failed', 'dropped'),
      ),
      cells: integer,
    }),
  ),
});

/** A lane from tick to tick, for drawing: equal neighbours are one run. */
export type Strip = ValueOf<typeof stripSchema>;
export type CellState = Strip['runs'][number]['state'];

const staleReadsSchema = object({
  reads: described('Reads that were answered.', integer),
  stale: described(
    'Those that missed a write which had been acknowledged before they were started.',
    integer,
  ),
  maxMs: described('How long before, at most.', number),
});

export type StaleReads = ValueOf<typeof staleReadsSchema>;

export const laneSchema = object({
  name: string,
  operation: oneOf('write', 'read', 'lag'),
  connection: oneOf('pool', 'fresh'),
  endpoint: string,
  periodMs: number,
  ticks: integer,
  outages: described('In the order of time.', array(outageSchema)),
  blindMs: described('Time in which the lane was silent only because the probe itself stood still.', number),
  unavailableMs: described(
    'Time that ticks stand for which were not served: the period of each, or as long as it waited if that was longer; and silences.',
    number,
  ),
  slowMs: described(
    `Time in which at least one tick waited for more than ${SLOW_MS} ms for an answer that came.`,
    number,
  ),
  latencyMs: described('From when a tick was due to its acknowledgement.', percentilesSchema),
  errorMs: described('From when a tick was due to its error.', percentilesSchema),
  lateMs: described('How much later than due ticks were started.', percentilesSchema),
  answers: array(answerSchema),
  staleReads: optional(described('In lanes that read.', staleReadsSchema)),
  strip: stripSchema,
});

/** What became of a lane's ticks. */
export type Lane = ValueOf<typeof laneSchema>;
