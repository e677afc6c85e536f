import { failoverShape } from './failover';
import type { ValueOf } from './json-schema';
import { array, described, nullable, number, object, oneOf, optional, string } from './json-schema';
import { laneShape } from './lane';
import { ledgerShape } from './ledger';
import { memberShape, staleConnectionShape } from './member';
import { worstOutageShape } from './outage';
import { verdictShape } from './verdict';

const momentShape = object({
  atMs: number,
  source: described(
    'Who tells: the failover function, which polls; an RDS event, by the clock of RDS; or the probe.',
    oneOf('failover', 'event', 'probe'),
  ),
  id: optional(described('ID of the RDS event.', string)),
  text: string,
});

/** Something that happened, on the axis of the run. */
export type Moment = ValueOf<typeof momentShape>;

export const spanShape = object({ fromMs: number, toMs: number });

export type Span = ValueOf<typeof spanShape>;

const databaseShape = object({ version: string, synchronousCommit: string, writer: string });

export const runShape = object({
  runId: string,
  startedAt: described("The run's zero by the wall clock of the probe's machine, ISO 8601.", string),
  durationMs: described('How long ticks were due.', number),
  requestedMs: described('When the failover was requested, by the wall clocks of two machines.', number),
  verdict: verdictShape,
  reasons: described('Why it is not `held`, a sentence each.', array(string)),
  voidReasons: described(
    'Why its times are worth nothing, a sentence each; none if they are.',
    array(string),
  ),
  remarks: described('What to bear in mind with these figures, a sentence each.', array(string)),
  writeOutageMs: worstOutageShape,
  readOutageMs: worstOutageShape,
  ledger: ledgerShape,
  prediction: object({
    predicted: array(string),
    newWriter: nullable(string),
    result: oneOf('as predicted', 'otherwise', 'unknown'),
  }),
  failover: failoverShape,
  moments: described('In the order of time.', array(momentShape)),
  lanes: array(laneShape),
  members: array(memberShape),
  staleConnections: array(staleConnectionShape),
  stalls: described('When the probe itself stood still.', array(spanShape)),
  wallClockDriftMs: number,
  database: databaseShape,
  probe: object({ nodeVersion: string, peakMemoryMib: number }),
});

/** One failover, as an application lived through it. Times are milliseconds from the run's zero. */
export type Run = ValueOf<typeof runShape>;
