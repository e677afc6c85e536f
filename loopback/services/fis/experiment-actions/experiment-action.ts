import type { Clock } from '../../../aurora/clock';
import type { AccountIdentity } from '../../account-identity';
import type { RdsState } from '../../rds/state';
import type { FindSubnet } from '../../rds/stored/subnet-groups';
import type { ExperimentRole } from '../experiments/experiment-role';
import type { Isolations } from '../network/isolations';

/** Parts of the account on which actions work. */
export interface ActionDeps {
  readonly account: AccountIdentity;
  readonly rds: RdsState;
  readonly findSubnet: FindSubnet;
  readonly isolations: Isolations;
  readonly clock: Clock;
}

/** Running action of an experiment. */
export interface ActionCall {
  /** IDs of the resources of the action's target. */
  readonly resources: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly role: ExperimentRole;
  /** Aborts when the experiment is stopped or fails. */
  readonly signal: AbortSignal;
}

/** Target of an action. No supported action has more than one. */
export interface ActionTarget {
  /** Key of the target in the action, such as `Clusters`. */
  readonly key: string;
  readonly resourceType: string;
  readonly maxResources: number;
  /** Returns the ID of a resource; undefined if the ARN has another form. */
  parseArn(account: AccountIdentity, arn: string): string | undefined;
  /** Whether the resource exists. Throws ExperimentFailure if the role may not look it up. */
  exists(id: string, role: ExperimentRole, deps: ActionDeps): boolean;
}

export interface ParameterRule {
  readonly accepts: (value: string) => boolean;
  /** Description of the accepted values for messages. */
  readonly expected: string;
}

/** Action that experiments can run. */
export interface ExperimentActionType {
  readonly target?: ActionTarget;
  /** Parameters, all of which are required. */
  readonly parameters: Readonly<Record<string, ParameterRule>>;
  /**
   * Does the work of the action, and reverses it before it returns if the action has a duration. Returns early if the
   * signal aborts. Rejects if the action fails; the message is the reason.
   */
  run(call: ActionCall, deps: ActionDeps): Promise<void>;
}
