import type { ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../aws/deployed-lab';
import type { CauseName } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import type { Run } from '../report-format/run';

/** Progress of a drill. `run` counts from 1. */
export type DrillEvent =
  | { readonly state: 'found'; readonly lab: DeployedLab }
  /** The probe's role, schema and tables are created where they are missing. */
  | { readonly state: 'preparing' }
  /** The cluster is not ready for the next run: `seen` is the reason. Reported when the reason changes. */
  | { readonly state: 'waiting'; readonly run: number; readonly seen: string }
  | { readonly state: 'opening'; readonly run: number; readonly runId: string }
  /** The probe has started to measure; the cause is played in `beforeSeconds`. */
  | {
      readonly state: 'measuring';
      readonly run: number;
      readonly cause: CauseName;
      readonly beforeSeconds: number;
    }
  /**
   * The cause is played now; the probe continues for about `afterSeconds`. If there are clients, it then waits for
   * their last answers, for up to `clientDeadlineMs`.
   */
  | {
      readonly state: 'failing-over';
      readonly run: number;
      readonly cause: CauseName;
      readonly afterSeconds: number;
      readonly clientDeadlineMs?: number;
    }
  | { readonly state: 'failed-over'; readonly run: number; readonly failover: Observation }
  /** The run's times are invalid; it is measured again, with another failover. */
  | { readonly state: 'void'; readonly run: number; readonly reasons: readonly string[] }
  /** The run is complete. Contains its raw results, for callers that keep them. */
  | {
      readonly state: 'measured';
      readonly run: number;
      readonly findings: Run;
      readonly probe: ProbeResult;
      readonly failover: Observation;
    };

export type Listen = (event: DrillEvent) => void;
