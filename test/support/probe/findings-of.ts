import { evaluateRun } from '../../../drill/evaluate-run';
import type { Run } from '../../../drill/report-format/run';
import type { FailoverResult } from '../../../lambda/failover/contract';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { requestOf } from '../drill/simulated-run';

/** Evaluates a run of the probe without a failover, as a drill does. */
export function findingsOf(probe: ProbeResult): Run {
  const at = probe.startedAt;
  const failover: FailoverResult = {
    state: 'in-progress',
    clusterIdentifier: 'db',
    previousWriter: 'db-1',
    predicted: [],
    timeline: { requestedAt: at, acceptedAt: at },
    events: [],
  };
  return evaluateRun({ probe, cause: requestOf(failover), failover, members: [] }, { maxLost: 0 });
}
