import { randomBytes } from 'node:crypto';
import type { Authorise } from '../../gateway/authorisation';
import type { Credential, Principal } from '../../gateway/credentials';
import { CommonError } from '../../gateway/errors';
import { contextKeys } from './conditions/request-context';
import { uniqueId } from './names/unique-id';
import { permissionsFor } from './policies/action-names';
import { ManagedPolicies } from './policies/managed-policies';
import type { AccountFacts } from './roles/call-context';
import { callContext, commonContext } from './roles/call-context';
import type { Permission } from './roles/permission';
import { checkPermission } from './roles/permission';
import type { RoleSession } from './roles/role-sessions';
import { RoleSessions } from './roles/role-sessions';
import type { Role } from './roles/roles';
import { Roles } from './roles/roles';
import { trusts } from './roles/trust';

export interface IamOptions extends Omit<AccountFacts, 'nowMs' | 'tagsOf'> {
  /** Wall-clock time, milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
  /** Tags for conditions on `aws:ResourceTag/…`. @default no resource has tags */
  readonly tagsOf?: AccountFacts['tagsOf'];
}

export interface AssumeRoleRequest {
  readonly principal: Principal;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
  readonly externalId?: string | undefined;
}

/**
 * Roles and policies of one account, and the calls that they allow. Only CloudFormation changes them: there is no IAM API for
 * clients.
 */
export class Iam {
  readonly managedPolicies: ManagedPolicies;
  readonly roles: Roles;
  readonly sessions: RoleSessions;
  /** Key pair of the account itself, generated for each account. It has every permission. */
  readonly accountCredential: Credential;
  readonly #facts: AccountFacts;

  constructor({ accountId, region, nowMs = Date.now, tagsOf = () => undefined }: IamOptions) {
    this.#facts = { accountId, region, nowMs, tagsOf };
    this.managedPolicies = new ManagedPolicies(accountId);
    this.roles = new Roles(accountId, this.managedPolicies);
    this.sessions = new RoleSessions(accountId, this.roles, nowMs);
    this.accountCredential = {
      accessKeyId: uniqueId('AKIA'),
      secretAccessKey: randomBytes(30).toString('base64'),
      principal: { kind: 'account', arn: `arn:aws:iam::${accountId}:root` },
    };
  }

  /** Used by the gateway and for database tokens. Returns the same object for the same key each time. */
  readonly findCredential = (accessKeyId: string): Credential | undefined =>
    accessKeyId === this.accountCredential.accessKeyId
      ? this.accountCredential
      : this.sessions.find(accessKeyId);

  /**
   * The gateway's authorization check. Throws AWS's `AccessDenied` for a call that the caller's role does not allow.
   */
  readonly authorise: Authorise = ({ principal, action: call, resources }) => {
    for (const action of permissionsFor(call)) {
      for (const resource of resources) {
        const permission = this.permissionOf(principal, action, resource);
        if (permission.state === 'denied') throw denied(principal, action, resource, permission.because);
      }
    }
  };

  /** Whether a caller may do `action` (as policies name it) on a resource. */
  permissionOf(principal: Principal, action: string, resource: string): Permission {
    if (principal === this.accountCredential.principal) return { state: 'allowed' };
    const session = this.sessions.sessionOf(principal);
    if (session === undefined)
      return { state: 'denied', because: 'because the caller is not in this account' };
    return this.permissionOfRole(session.role, action, resource, { userId: session.assumedRoleId });
  }

  /**
   * Whether a role's policies allow `action` on a resource, for any session of the role unless `userId` is given. `facts`
   * are the values of condition keys that only this call has.
   */
  permissionOfRole(
    role: Role,
    action: string,
    resource: string,
    {
      userId,
      facts = {},
    }: { readonly userId?: string; readonly facts?: Readonly<Record<string, string>> } = {},
  ): Permission {
    const context = new Map([...callContext(this.#facts, role, userId, resource), ...contextKeys(facts)]);
    return checkPermission(role, this.managedPolicies, { action, resource, context });
  }

  /**
   * Implements AssumeRole of STS: the role must trust the caller. The gateway has already checked the caller's own
   * permission. Throws `AccessDenied` (also for an unknown role, as AWS does) and `ValidationError`.
   */
  assumeRole({
    principal,
    roleArn,
    sessionName,
    durationSeconds,
    externalId,
  }: AssumeRoleRequest): RoleSession {
    const role = this.roles.find(roleArn);
    const context = new Map([
      ...commonContext(this.#facts),
      ...contextKeys({ 'sts:ExternalId': externalId, 'sts:RoleSessionName': sessionName }),
    ]);
    const own = this.sessions.sessionOf(principal)?.role.arn;
    const assumer = { kind: 'principal', principal, ...(own !== undefined && { roleArn: own }) } as const;
    if (role === undefined || !trusts(role, assumer, this.#facts.accountId, context)) {
      throw denied(principal, 'sts:AssumeRole', roleArn, '');
    }
    if (durationSeconds > role.maxSessionSeconds) {
      throw new CommonError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    return this.sessions.issueCredentials(roleArn, sessionName, durationSeconds);
  }

  /**
   * Whether a role trusts an AWS service, such as `lambda.amazonaws.com`. `sourceArn` is the resource for which the service
   * assumes the role, if policies may require it ("The confused deputy problem").
   */
  isTrustedBy(role: Role, service: string, sourceArn?: string): boolean {
    const { accountId } = this.#facts;
    const source = sourceArn && { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId };
    const context = new Map([...commonContext(this.#facts), ...contextKeys(source || {})]);
    return trusts(role, { kind: 'service', name: service }, accountId, context);
  }
}

function denied(principal: Principal, action: string, resource: string, because: string): CommonError {
  const sentence = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  return new CommonError('AccessDenied', `${sentence} ${because}`.trimEnd());
}
