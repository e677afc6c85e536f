import type { Role } from '../../iam/roles/roles';
import type { Iam } from '../../iam/state';
import { ExperimentFailure } from './experiment-failure';

/** Values of condition keys that only one call has, by key. */
export type CallFacts = Readonly<Record<string, string>>;

/** Role with whose permissions an experiment runs. */
export class ExperimentRole {
  readonly #iam: Iam;
  readonly #role: Role;

  /** Throws ExperimentFailure if the role does not exist or does not trust AWS FIS. */
  constructor(iam: Iam, roleArn: string, experimentArn: string) {
    const role = iam.roles.find(roleArn);
    if (role === undefined || !iam.isTrustedBy(role, 'fis.amazonaws.com', experimentArn)) {
      throw new ExperimentFailure(
        `Unable to assume role "${roleArn}". Verify that the role exists and that fis.amazonaws.com can assume it.`,
      );
    }
    this.#iam = iam;
    this.#role = role;
  }

  /** Throws ExperimentFailure if the role's policies do not allow the action on each resource. */
  require(action: string, resources: readonly string[], facts: CallFacts = {}): void {
    const isAllowed = (resource: string) =>
      this.#iam.permissionOfRole(this.#role, action, resource, { facts }).state === 'allowed';
    if (resources.every(isAllowed)) return;
    throw new ExperimentFailure(
      `Role "${this.#role.arn}" does not have sufficient privileges to perform ${action}.`,
    );
  }
}
