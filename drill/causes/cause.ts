import type { Access } from '../aws/access';
import type { AnsweringAccount } from '../aws/account-mark';
import type { ClusterView, MemberView } from '../aws/cluster';
import type { DeployedLab } from '../aws/deployed-lab';
import type { CauseFacts, CauseName, Left } from '../report-format/cause';
import type { Observation } from '../report-format/failover';

/** A cause of a failover. */
export interface Cause {
  /**
   * Checks, before a deployment, whether this kind of account can play the cause.
   *
   * @throws DrillError with the reason and the alternative
   */
  checkAccount?(account: AnsweringAccount): void;
  /**
   * Checks before the measurement whether the cause can be played.
   *
   * @throws DrillError with the reason and the alternative
   */
  check?(scene: Scene): Promise<void>;
  /** Describes costs and lasting changes, which are printed before the cause is played on AWS. */
  warn?(scene: Scene): string;
  /** Plays the cause when it is due, and resolves when the cluster is at rest again. */
  play(stage: Stage): Promise<Played>;
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
}

/** The lab during a run, with the callbacks through which the cause learns when it is due and reports its progress. */
export interface Stage extends Scene {
  /** Resolves when the cause is due: the probe has measured for a while. */
  due(): Promise<void>;
  /** Reports what the cause has changed, so that an interrupted drill can list it. */
  changed(left: readonly Left[]): void;
  /** Reports that the cause is being ended. */
  ending(): void;
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
  /** Ends the cause after the measurement, such as an experiment. Idempotent. Returns the time at which the cause ended. */
  end?(): Promise<string>;
}

/** Causes by name. */
export type Causes = Readonly<Record<CauseName, Cause>>;
