import { randomBytes } from 'node:crypto';
import type { Credential, Principal } from '../../../gateway/credentials';
import { noSuchEntity } from '../faults';
import { requireName } from '../names/names';
import { uniqueId } from '../names/unique-id';
import type { Role, Roles } from './roles';

/** Temporary session of an assumed role. */
export interface RoleSession {
  readonly credential: Credential & { readonly sessionToken: string; readonly expiresAtMs: number };
  readonly role: Role;
  /** The `UserId` and `AssumedRoleId` of STS: `AROA…:session`. */
  readonly assumedRoleId: string;
}

/** Temporary credentials that the account has issued. */
export class RoleSessions {
  readonly #accountId: string;
  readonly #roles: Roles;
  readonly #nowMs: () => number;
  /** In the order of issue. */
  readonly #byAccessKeyId = new Map<string, RoleSession>();
  readonly #byPrincipal = new WeakMap<Principal, RoleSession>();

  /** `nowMs` is wall-clock time, milliseconds since 1970. */
  constructor(accountId: string, roles: Roles, nowMs: () => number) {
    this.#accountId = accountId;
    this.#roles = roles;
    this.#nowMs = nowMs;
  }

  /**
   * Issues credentials without checking whether the role may be assumed. Throws `NoSuchEntity` and `InvalidInput`.
   */
  issueCredentials(roleArn: string, sessionName: string, durationSeconds: number): RoleSession {
    const role = this.#roles.find(roleArn);
    if (role === undefined) throw noSuchEntity(`The role ${roleArn}`);
    requireName('role session', sessionName, 64);
    this.#forgetExpired();
    const accountPart = `arn:aws:sts::${this.#accountId}`;
    const principal: Principal = {
      kind: 'role',
      arn: `${accountPart}:assumed-role/${role.name}/${sessionName}`,
    };
    const session: RoleSession = {
      role,
      assumedRoleId: `${role.id}:${sessionName}`,
      credential: {
        accessKeyId: uniqueId('ASIA'),
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(255).toString('base64'),
        expiresAtMs: this.#nowMs() + durationSeconds * 1000,
        principal,
      },
    };
    this.#byAccessKeyId.set(session.credential.accessKeyId, session);
    this.#byPrincipal.set(principal, session);
    return session;
  }

  /** Finds credentials by access key. Credentials of a deleted role are invalid. */
  find(accessKeyId: string): Credential | undefined {
    const session = this.#byAccessKeyId.get(accessKeyId);
    return session && this.#isAlive(session) ? session.credential : undefined;
  }

  /** Returns the session of a caller; undefined for the account itself. */
  sessionOf(principal: Principal): RoleSession | undefined {
    return this.#byPrincipal.get(principal);
  }

  /** Ends a session before it expires, for example when its sandbox has ended. */
  revoke(session: RoleSession): void {
    this.#byAccessKeyId.delete(session.credential.accessKeyId);
  }

  #isAlive({ role }: RoleSession): boolean {
    return this.#roles.find(role.name) === role;
  }

  /**
   * Drops credentials an hour after they expire. During this hour a request gets the error that its token has expired, not
   * the error that its token is unknown.
   */
  #forgetExpired(): void {
    const before = this.#nowMs() - 3_600_000;
    for (const [accessKeyId, { credential }] of this.#byAccessKeyId) {
      if (credential.expiresAtMs < before) this.#byAccessKeyId.delete(accessKeyId);
    }
  }
}
