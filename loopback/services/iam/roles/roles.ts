import { IamError, noSuchEntity } from '../faults';
import { requireName, requirePath } from '../names/names';
import { uniqueId } from '../names/unique-id';
import type { ManagedPolicies } from '../policies/managed-policies';
import type { PolicyDocument } from '../policies/policy-document';
import { parseIdentityPolicy, parseTrustPolicy } from '../policies/policy-document';
import { quotas } from '../policies/quotas';

/** Definition of a role without its permissions. Documents are objects or their JSON text. */
export interface RoleSpec {
  /** Unique in the account, ignoring case. */
  readonly name: string;
  /** @default / */
  readonly path?: string;
  /** Defines who may assume the role. */
  readonly trustPolicy: unknown;
  readonly description?: string;
  /** Maximum duration of a session, 3600 to 43200. @default 3600 */
  readonly maxSessionSeconds?: number;
  /** Managed policy that must also allow each action of the role. */
  readonly permissionsBoundaryArn?: string;
}

/** Role whose fields always show its current state. */
export interface Role {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** Format `AROA…`. A later role of the same name has another id. */
  readonly id: string;
  readonly createdAt: Date;
  readonly description: string;
  readonly maxSessionSeconds: number;
  readonly trustPolicy: PolicyDocument;
  readonly inlinePolicies: ReadonlyMap<string, PolicyDocument>;
  readonly attachedPolicyArns: ReadonlySet<string>;
  readonly permissionsBoundaryArn: string | undefined;
}

interface StoredRole extends Role {
  readonly inlinePolicies: Map<string, PolicyDocument>;
  readonly attachedPolicyArns: Set<string>;
}

/** Roles of the account and their permissions. Rejected changes throw {@link IamError}. */
export class Roles {
  readonly #accountId: string;
  readonly #managedPolicies: ManagedPolicies;
  /** By name in lower case. */
  readonly #roles = new Map<string, StoredRole>();

  constructor(accountId: string, managedPolicies: ManagedPolicies) {
    this.#accountId = accountId;
    this.#managedPolicies = managedPolicies;
  }

  create(spec: RoleSpec): Role {
    const { name, path = '/' } = spec;
    requireName('role', name, 64);
    requirePath(path);
    if (this.find(name)) throw new IamError('EntityAlreadyExists', `Role with name ${name} already exists.`);
    const role: StoredRole = {
      name,
      path,
      arn: `arn:aws:iam::${this.#accountId}:role${path}${name}`,
      id: uniqueId('AROA'),
      createdAt: new Date(),
      inlinePolicies: new Map(),
      attachedPolicyArns: new Set(),
      ...this.#readSettings(spec),
    };
    this.#roles.set(name.toLowerCase(), role);
    return role;
  }

  /** Replaces everything in {@link RoleSpec}, including the permissions boundary, except name and path. Policies stay. */
  update(name: string, spec: Omit<RoleSpec, 'name' | 'path'>): void {
    Object.assign(this.#require(name), this.#readSettings(spec));
  }

  /** Removes a role. Throws, as IAM does, while the role has policies. */
  remove(name: string): void {
    const role = this.#require(name);
    if (role.attachedPolicyArns.size > 0) {
      throw new IamError('DeleteConflict', 'Cannot delete entity, must detach all policies first.');
    }
    if (role.inlinePolicies.size > 0) {
      throw new IamError('DeleteConflict', 'Cannot delete entity, must delete policies first.');
    }
    this.#roles.delete(name.toLowerCase());
  }

  /** Finds a role by name or ARN. */
  find(nameOrArn: string): Role | undefined {
    const role = this.#roles.get(nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1).toLowerCase());
    return nameOrArn.startsWith('arn:') && role?.arn !== nameOrArn ? undefined : role;
  }

  /** Adds an inline policy, or replaces the one with the same name. */
  putPolicy(roleName: string, policyName: string, document: unknown): void {
    const role = this.#require(roleName);
    requireName('policy', policyName, 128);
    const policy = parseIdentityPolicy(document);
    const others = [...role.inlinePolicies].filter(([name]) => name !== policyName);
    const size = others.reduce((sum, [, { sizeCharacters }]) => sum + sizeCharacters, policy.sizeCharacters);
    if (size > quotas.inlinePolicySize) {
      throw new IamError(
        'LimitExceeded',
        `Maximum policy size of ${quotas.inlinePolicySize} bytes exceeded for role ${role.name}`,
      );
    }
    role.inlinePolicies.set(policyName, policy);
  }

  removePolicy(roleName: string, policyName: string): void {
    if (!this.#require(roleName).inlinePolicies.delete(policyName)) {
      throw noSuchEntity(`The role policy with name ${policyName}`);
    }
  }

  attachPolicy(roleName: string, policyArn: string): void {
    const role = this.#require(roleName);
    this.#managedPolicies.require(policyArn);
    if (
      role.attachedPolicyArns.size >= quotas.managedPoliciesPerRole &&
      !role.attachedPolicyArns.has(policyArn)
    ) {
      throw new IamError(
        'LimitExceeded',
        `Cannot exceed quota for PoliciesPerRole: ${quotas.managedPoliciesPerRole}`,
      );
    }
    role.attachedPolicyArns.add(policyArn);
  }

  detachPolicy(roleName: string, policyArn: string): void {
    if (!this.#require(roleName).attachedPolicyArns.delete(policyArn)) {
      throw noSuchEntity(`Policy ${policyArn}`);
    }
  }

  /** Deletes a managed policy of the account. Throws while it is attached to a role. */
  removeManagedPolicy(arn: string): void {
    const holder = [...this.#roles.values()].find(
      (role) => role.attachedPolicyArns.has(arn) || role.permissionsBoundaryArn === arn,
    );
    if (holder) {
      throw new IamError(
        'DeleteConflict',
        `Cannot delete a policy attached to entities: role ${holder.name}.`,
      );
    }
    this.#managedPolicies.remove(arn);
  }

  #require(name: string): StoredRole {
    const role = this.#roles.get(name.toLowerCase());
    if (role === undefined) throw noSuchEntity(`The role with name ${name}`);
    return role;
  }

  #readSettings(spec: Omit<RoleSpec, 'name' | 'path'>) {
    const { description = '', maxSessionSeconds = 3600, permissionsBoundaryArn } = spec;
    const trustPolicy = parseTrustPolicy(spec.trustPolicy);
    if (trustPolicy.sizeCharacters > quotas.trustPolicySize) {
      throw new IamError(
        'LimitExceeded',
        `Cannot exceed quota for ACLSizePerRole: ${quotas.trustPolicySize}`,
      );
    }
    if (!(Number.isInteger(maxSessionSeconds) && maxSessionSeconds >= 3600 && maxSessionSeconds <= 43_200)) {
      throw new IamError(
        'InvalidInput',
        `maxSessionDuration must be an integer from 3600 to 43200, got ${maxSessionSeconds}.`,
      );
    }
    if (permissionsBoundaryArn !== undefined) this.#managedPolicies.require(permissionsBoundaryArn);
    return { trustPolicy, description, maxSessionSeconds, permissionsBoundaryArn };
  }
}
