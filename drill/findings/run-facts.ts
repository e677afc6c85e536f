import type { ProbeResult } from '../../lambda/probe/contract';
import type { CauseFacts } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import { judgedOutages } from '../report-format/judged-outages';
import type { MemberFacts } from '../report-format/member';
import type { Run, RunFacts } from '../report-format/run';
import { findEffect, findResetMs } from './cause-effect';
import { findClients } from './clients';
import { findLag } from './lag';
import { findLane } from './lane';
import { countLedger } from './ledger';
import { listMoments } from './moments';
import { listRemarks } from './remarks';
import { findRoles } from './roles';
import { findStaleConnections } from './stale-connections';
import { toStallSpans } from './stalls';
import { findJudgedFromMs, findTakeover } from './takeover';
import { decodeTicks } from './ticks';
import { findVoidReasons } from './validity';

/** Results of one run, of which the facts are found. */
export interface Measured {
  readonly probe: ProbeResult;
  readonly cause: CauseFacts;
  readonly failover: Observation;
  readonly members: readonly MemberFacts[];
}

/** Turns the results of the probe and of the failover function into the facts of a run. Does not judge them. */
export function findRunFacts({ probe, cause, failover, members: memberFacts }: Measured): RunFacts {
  const stalls = toStallSpans(probe.stalls);
  const decoded = probe.lanes.map((result) => ({ result, ticks: decodeTicks(result) }));
  const requestedMs = Date.parse(cause.requestedAt) - Date.parse(probe.startedAt);
  const roles = findRoles(decoded.flatMap(({ ticks }) => ticks));
  const takeover = findTakeover(roles, failover.previousWriter);
  const writtenResults = probe.lanes.filter(({ operation }) => operation === 'write');
  const effectMs = takeover.demotedMs ?? findResetMs(failover, writtenResults);
  const judgedFromMs = findJudgedFromMs(requestedMs, effectMs);
  const found = decoded.map(({ result, ticks }) => findLane(result, ticks, stalls, judgedFromMs));
  const lanes = found.map(({ lane }) => lane);

  const { demotedMs, isSeen: isTakeoverSeen } = takeover;
  const written = decoded.filter(({ result }) => result.operation === 'write');
  const ledger = countLedger(probe.ledger, new Map(written.map(({ result, ticks }) => [result.name, ticks])));
  const durationMs = probe.order.durationSeconds * 1000;
  const recoveredMs = findRecovery(lanes, requestedMs, durationMs);
  const staleConnections =
    demotedMs === undefined
      ? []
      : written.flatMap(({ result, ticks }) =>
          findStaleConnections(result, ticks, failover.previousWriter, demotedMs, durationMs),
        );
  return {
    runId: probe.runId,
    startedAt: probe.startedAt,
    durationMs,
    requestedMs,
    isTakeoverSeen,
    voidReasons: findVoidReasons(found, stalls),
    remarks: listRemarks(probe, failover, {
      lanes,
      ledger,
      staleConnections,
      stalls,
      requestedMs,
      causeName: cause.name,
      effectMs,
    }),
    ledger,
    prediction: comparePrediction(failover),
    cause: findEffect(cause, failover, writtenResults, { requestedMs, judgedFromMs }),
    failover,
    moments: listMoments(cause, failover, roles, probe.startedAt),
    lanes,
    clients: findClients(probe, stalls, judgedFromMs),
    members: memberFacts.map((facts) => {
      const lagTicks = decoded.find(({ result }) => result.member === facts.identifier)?.ticks ?? [];
      return {
        ...facts,
        roles: roles.get(facts.identifier) ?? [],
        lag: findLag(lagTicks, requestedMs, recoveredMs),
      };
    }),
    staleConnections,
    stalls,
    wallClockDriftMs: probe.wallClockDriftMs,
    database: probe.database,
    probe: probe.process,
  };
}

/**
 * Returns when the last of the write lanes recovered from its longest outage; the time of the request if no write lane
 * had an outage.
 */
function findRecovery(lanes: Run['lanes'], requestedMs: number, endMs: number): number {
  const longest = lanes
    .filter(({ operation }) => operation === 'write')
    .flatMap((lane) =>
      judgedOutages(lane)
        .toSorted((one, other) => other.low - one.low)
        .slice(0, 1),
    );
  return Math.max(requestedMs, ...longest.map(({ servedAgainMs }) => servedAgainMs ?? endMs));
}

function comparePrediction({ predicted, newWriter }: Observation): Run['prediction'] {
  if (newWriter === undefined) return { predicted, newWriter: null, result: 'unknown' };
  return { predicted, newWriter, result: predicted.includes(newWriter) ? 'as predicted' : 'otherwise' };
}
