import type { Access } from '../aws/access';
import type { ClusterView, MemberView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import type { CauseFacts, CauseName } from '../report-format/cause';
import type { Observation } from '../report-format/failover';

/** A cause of a failover. */
export interface Cause {
  /**
   * Checks before the measurement whether the cause can be played.
   *
   * @throws DrillError with the reason and the alternative
   */
  check?(scene: Omit<Scene, 'due'>): Promise<void>;
  /** Plays the cause when it is due, and resolves when the cluster is at rest again. */
  play(scene: Scene): Promise<Played>;
}

/** The lab in which a cause is played. */
export interface Scene {
  readonly access: Access;
  readonly lab: DeployedLab;
  /** The cluster before the cause, with its writer. */
  readonly cluster: ClusterView;
  readonly writer: MemberView;
  readonly settings: CauseSettings;
  /** Time for which the failover function watches after the cause is played. */
  readonly watchSeconds: number;
  /** Resolves when the cause is due: the probe has measured for a while. */
  due(): Promise<void>;
}

export interface CauseSettings {
  /** Reader to promote, for a requested failover. @default Aurora chooses */
  readonly targetInstanceIdentifier?: string;
  /** Class for `class-change`. @default the next size of the writer's family */
  readonly instanceClass?: string;
  /** Minor version for `patch`. @default the pending system update */
  readonly engineVersion?: string;
}

export interface Played {
  readonly cause: CauseFacts;
  readonly observation: Observation;
  /** Ends the cause after the measurement, for example an experiment. Idempotent. */
  end?(): Promise<string>;
}

/** Causes by name. */
export type Causes = Readonly<Record<CauseName, Cause>>;
