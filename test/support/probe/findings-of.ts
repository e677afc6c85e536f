import { evaluateRun } from '../../../drill/evaluate-run';
import { findRunFacts } from '../../../drill/findings/run-facts';
import type { Run, RunFacts } from '../../../drill/report-format/run';
import type { FailoverResult } from '../../../lambda/failover/contract';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { requestOf } from '../drill/simulated-run';

/** Evaluates a run of the probe without a failover, as a drill does. */
export function findingsOf(probe: ProbeResult): Run {
  const failover = toFailover({ previousWriter: 'db-1', requestedAt: probe.startedAt });
  return evaluateRun({ probe, cause: requestOf(failover), failover, members: [] }, { maxLost: 0 });
}

/** Finds the facts of a run of the probe with a failover, as a drill does. */
export function factsOf(probe: ProbeResult, request: FailoverRequest): RunFacts {
  const failover = toFailover(request);
  return findRunFacts({ probe, cause: requestOf(failover), failover, members: [] });
}

export interface FailoverRequest {
  readonly previousWriter: string;
  /** ISO 8601, on the clock of the probe's `startedAt`. */
  readonly requestedAt: string;
}

function toFailover({ previousWriter, requestedAt }: FailoverRequest): FailoverResult {
  return {
    state: 'in-progress',
    clusterIdentifier: 'db',
    previousWriter,
    predicted: [],
    timeline: { requestedAt, acceptedAt: requestedAt },
    events: [],
  };
}
