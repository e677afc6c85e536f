import type { ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../aws/deployed-lab';
import type { CauseName, Left } from '../report-format/cause';
import type { Observation } from '../report-format/failover';
import type { Run } from '../report-format/run';

/** Progress of a drill. `run` counts from 1. */
export type DrillEvent =
  | { readonly state: 'found'; readonly lab: DeployedLab }
  /** The probe's role, schema and tables are created where they are missing. */
  | { readonly state: 'preparing' }
  /** The cluster is not ready for the next run: `seen` is the reason. Reported when the reason changes. */
  | { readonly state: 'waiting'; readonly run: number; readonly seen: string }
  /** A cause cannot be played and is omitted. Only in a drill that omits such causes. */
  | { readonly state: 'omitted'; readonly cause: CauseName; readonly reason: string; readonly hint: string }
  /** The clients are measured in groups, because the machine has too few processors to run all at once. */
  | {
      readonly state: 'grouped';
      readonly clients: number;
      readonly processors: number;
      readonly groups: number;
      /** Number of runs of the drill: one failover each. */
      readonly runs: number;
    }
  | { readonly state: 'opening'; readonly run: number; readonly runId: string; readonly writer: string }
  /** Costs and lasting changes of a cause, before it is played on AWS. */
  | { readonly state: 'warning'; readonly run: number; readonly text: string }
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
  /** The cause has changed the cluster in a way that stays. Also reported if the drill is interrupted afterwards. */
  | { readonly state: 'changed'; readonly run: number; readonly left: readonly Left[] }
  /** The drill is ending the cause, for example by stopping an experiment. */
  | { readonly state: 'ending'; readonly run: number; readonly cause: CauseName }
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
    }
  /** All runs are measured; the first writer is made the writer again. */
  | { readonly state: 'failing-back'; readonly writer: string }
  /** `problem` is why the first writer is not the writer; absent if it is. */
  | { readonly state: 'failed-back'; readonly writer: string; readonly problem?: string };

export type Listen = (event: DrillEvent) => void;
