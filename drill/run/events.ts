import type { FailoverResult } from '../../lambda/failover/contract';
import type { ProbeResult } from '../../lambda/probe/contract';
import type { DeployedLab } from '../aws/deployed-lab';
import type { Run } from '../report-format/run';

/** What a drill tells while it goes on. `run` counts from 1. */
export type DrillEvent =
  | { readonly state: 'found'; readonly lab: DeployedLab }
  /** The role, the schema and the tables of the probe are being made, as far as they are missing. */
  | { readonly state: 'preparing' }
  /** Told when it changes: what keeps the next run from beginning. */
  | { readonly state: 'waiting'; readonly run: number; readonly seen: string }
  | { readonly state: 'opening'; readonly run: number; readonly runId: string }
  /** The probe measures from now on; the failover is requested in `beforeSeconds`. */
  | { readonly state: 'measuring'; readonly run: number; readonly beforeSeconds: number }
  /** The failover is requested now; the probe goes on for about `afterSeconds`. */
  | { readonly state: 'failing-over'; readonly run: number; readonly afterSeconds: number }
  | { readonly state: 'failed-over'; readonly run: number; readonly failover: FailoverResult }
  /** Its times are worth nothing; it is measured again, with another failover. */
  | { readonly state: 'void'; readonly run: number; readonly reasons: readonly string[] }
  /** The run is done. With what it was made from, for those who want to keep that too. */
  | {
      readonly state: 'measured';
      readonly run: number;
      readonly findings: Run;
      readonly probe: ProbeResult;
      readonly failover: FailoverResult;
    };

export type Listen = (event: DrillEvent) => void;
