import { failoverSchema } from './failover';
import type { ValueOf } from './json-schema';
import { array, described, nullable, number, object, oneOf, optional, string } from './json-schema';
import { laneSchema } from './lane';
import { ledgerSchema } from './ledger';
import { memberSchema, staleConnectionSchema } from './member';
import { worstOutageSchema } from './outage';
import { spanSchema } from './span';
import { verdictSchema } from './verdict';

const momentSchema = object({
  atMs: number,
  source: described(
    'Who tells: the failover function, which polls; an RDS event, by the clock of RDS; or the probe.',
    oneOf('failover', 'event', 'probe'),
  ),
  id: optional(described('ID of the RDS event.', string)),
  text: string,
});

/** Something that happened, on the axis of the run. */
export type Moment = ValueOf<typeof momentSchema>;

const databaseSchema = object({ version: string, synchronousCommit: string, writer: string });

export const runSchema = object({
  runId: string,
  startedAt: described("The run's zero by the wall clock of the probe's machine, ISO 8601.", string),
  durationMs: described('How long ticks were due.', number),
  requestedMs: described('When the failover was requested, by the wall clocks of two machines.', number),
  verdict: verdictSchema,
  reasons: described('Why it is not `held`, a sentence each.', array(string)),
  voidReasons: described(
    'Why its times are worth nothing, a sentence each; none if they are.',
    array(string),
  ),
  remarks: described('What to bear in mind with these figures, a sentence each.', array(string)),
  writeOutageMs: worstOutageSchema,
  readOutageMs: worstOutageSchema,
  ledger: ledgerSchema,
  prediction: object({
    predicted: array(string),
    newWriter: nullable(string),
    result: oneOf('as predicted', 'otherwise', 'unknown'),
  }),
  failover: failoverSchema,
  moments: described('In the order of time.', array(momentSchema)),
  lanes: array(laneSchema),
  members: array(memberSchema),
  staleConnections: array(staleConnectionSchema),
  stalls: described('When the probe itself stood still.', array(spanSchema)),
  wallClockDriftMs: number,
  database: databaseSchema,
  probe: object({ nodeVersion: string, peakMemoryMib: number }),
});

/** One failover, as an application lived through it. Times are milliseconds from the run's zero. */
export type Run = ValueOf<typeof runSchema>;

/** Facts of a run before it is judged. */
export type RunFacts = Omit<Run, 'verdict' | 'reasons' | 'writeOutageMs' | 'readOutageMs'> & {
  /** Whether a new writer answered before the run ended. */
  readonly isTakeoverSeen: boolean;
};
