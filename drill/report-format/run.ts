import { causeSchema } from './cause';
import { clientSchema } from './client';
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
    '`drill`: the drill, which plays the cause. `failover`: the failover function, which polls. `event`: an RDS event, by the clock of RDS. `probe`: the probe.',
    oneOf('drill', 'failover', 'event', 'probe'),
  ),
  id: optional(described('ID of the RDS event.', string)),
  text: string,
});

/** Event on the time axis of the run. */
export type Moment = ValueOf<typeof momentSchema>;

const databaseSchema = object({ version: string, synchronousCommit: string, writer: string });

export const runSchema = object({
  runId: string,
  startedAt: described(
    "Start of the run by the wall clock of the probe's machine, ISO 8601. All times of the run count from its start.",
    string,
  ),
  durationMs: described('Length of the part of the run in which ticks were due.', number),
  requestedMs: described(
    "When the failover was requested or another cause was played: the time by the failover function's clock, minus `startedAt`.",
    number,
  ),
  verdict: verdictSchema,
  reasons: described(
    'Why the verdict is not `held`, one sentence each; empty if the verdict is `held`.',
    array(string),
  ),
  voidReasons: described(
    'Why the timings are invalid, one sentence each; empty if they are valid.',
    array(string),
  ),
  remarks: described('Notes on the figures of the run, one sentence each.', array(string)),
  writeOutageMs: worstOutageSchema,
  readOutageMs: worstOutageSchema,
  ledger: ledgerSchema,
  prediction: object({
    predicted: array(string),
    newWriter: nullable(string),
    result: oneOf('as predicted', 'otherwise', 'unknown'),
  }),
  cause: causeSchema,
  failover: failoverSchema,
  moments: described('In order of time.', array(momentSchema)),
  lanes: array(laneSchema),
  clients: described('Clients of the run, in the order in which they started.', array(clientSchema)),
  members: array(memberSchema),
  staleConnections: array(staleConnectionSchema),
  stalls: described('When the probe itself was stalled.', array(spanSchema)),
  wallClockDriftMs: number,
  database: databaseSchema,
  probe: object({ nodeVersion: string, peakMemoryMib: number }),
});

/** One cause of a failover, as an application experiences it. Times are milliseconds since the start of the run. */
export type Run = ValueOf<typeof runSchema>;

/** Facts of a run before it is judged. */
export type RunFacts = Omit<Run, 'verdict' | 'reasons' | 'writeOutageMs' | 'readOutageMs'> & {
  /** Whether a new writer answered before the run ended. */
  readonly isTakeoverSeen: boolean;
};
