import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Account } from './account';

/** A master user as Secrets Manager keeps it for RDS. */
export interface MasterUserSecret {
  readonly arn: string;
  /** `rds!cluster-…` */
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** The passwords that RDS manages itself. Whoever serves Secrets Manager reads them from here. */
export class MasterUserSecrets {
  readonly #account: Account;
  readonly #secrets = new Map<string, MasterUserSecret>();

  constructor(account: Account) {
    this.#account = account;
  }

  get all(): readonly MasterUserSecret[] {
    return [...this.#secrets.values()];
  }

  find(arn: string): MasterUserSecret | undefined {
    return this.#secrets.get(arn);
  }

  /** Gives the ARN. */
  create(username: string, password: string): string {
    const { region, accountId } = this.#account;
    const name = `rds!cluster-${randomUUID()}`;
    const arn = `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${randomBytes(3).toString('hex')}`;
    this.#secrets.set(arn, { arn, name, username, password });
    return arn;
  }

  setPassword(arn: string, password: string): void {
    const secret = this.#secrets.get(arn);
    if (secret !== undefined) this.#secrets.set(arn, { ...secret, password });
  }

  remove(arn: string): void {
    this.#secrets.delete(arn);
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 28 letters and digits: 166 bits. */
export function generatePassword(): string {
  return Array.from({ length: 28 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
